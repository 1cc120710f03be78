"""Characters, numerals, units and quantities of Chinese prose; knows nothing of facts.

How a text becomes figures:

    normalize    width, case and white space folded, with a way back to the text as written
    quantities   the tokenizer: each numeral with its unit, or set aside with a reason
      numbers      the number at a place, or a whole text: 42.4, 叁万, 3万5173  <- add a spelling here
      bounds       what 近 and 超 claim                             <- add a bound word here
      units        亿斤, 元/人: what each measures, conversion      <- add a unit here
      exclusions   years, ordinals, PM2.5: what is no figure        <- add a reason here
    cues         the words beside a figure: 同比增长, 居全省, 近    <- add a growth verb, a basis
    mentions     all of it: `read` gives every numeral of a text with what is said of it;
                 `quantities` is the public short form

`lexicon` holds the words of queries, and those of growth for queries and prose alike; `syllables`
and `pinyin` are for search.
"""
