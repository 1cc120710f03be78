"""Audit: prove a base against its pages, in both directions.

From the base to the page: each fact's lines, name, figures and outcome are printed as recorded.
From the page to the base: each numeral, and each word of a title or a deed, is claimed by a fact or
set aside. And within the base.

base x page -> findings goes through these modules:

    page_files       which file is the page of which source
    page             text -> Page: misprints corrected, numerals read by line
    matching         figures of facts x numerals of the page -> Matches
    coverage         names, outcomes, set-asides x letters of the page -> Evidence
    naming           the words beside a figure -> the name of another indicator, if they are one
    source_rules, fact_rules, unclaimed_rules
                     Evidence -> Problems; to add a rule, add it to one of them or to base_rules
    base_rules       the base alone -> Problems
    rules            what a rule and a Problem are
    audit            all pages and the base, by all rules -> Report
"""
