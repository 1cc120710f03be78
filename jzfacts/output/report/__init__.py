"""Drafts and what was found in them, as one HTML page that stands alone.

    notes    the proof of each figure: what the base says, its source, the lines as printed
    proof    the lines of a source's page that print a fact
    text     each finding on its characters; paragraphs, lists and tables of a draft as HTML
    page     the page: counts, contents, drafts, notes, in `page.html` with its style and script
    review   the page of a report that a base is drafted from, by the same means
    target   the file: what may be written over, and how

A draft is drawn as it was read, not as it is laid out. The page loads nothing, which its
Content-Security-Policy says by the digests of its own style and script.
"""

from jzfacts.i18n import N_

NO_PAGES = N_(
    "to see the lines as printed, give the folder of source texts: --pages DIR or JZFACTS_PAGES"
)
"""How to get from a fact to its proof."""
