"""Characters, numerals, units and quantities of Chinese prose; knows nothing of facts.

How a text becomes figures:

    normalize    width, case and white space folded, with a way back to the text as written
    quantities   tokenizer: each numeral with its unit, or set aside with a reason
      numbers      the number at a place, or a whole text: 42.4, 叁万, 3万5173  <- add a spelling
      ranges       signs, and two numbers as one range: 8%—9%
      unit_after_number  what follows a number: its unit, 3斤5两, 一米八五
      units        亿斤, 元/人: what each measures, conversion      <- add a unit
      exclusions   years, ordinals, PM2.5: what is no figure        <- add a reason
    cues         the words beside a figure: 同比增长, 居全省, 近    <- add a growth verb, a basis
    bounds       what 近 and 超 claim                               <- add a bound word
    mentions     all of it: `read` returns every numeral of a text with what is said of it;
                 `quantities` is the public short form

Where words are listed, here and elsewhere:

    lexicon                 shared by queries and prose: growth, rank, amount, asking, contrasts
    claims/report_words     around figures and in names, as reports write
    search/question         what frames a question
    search/everyday.tsv     what people say, and the words of reports for it
    facts/indicators.toml   official indicators with their other names and units

`lazy_regex` compiles patterns on first use; `syllables` and `pinyin` are for search.
"""
