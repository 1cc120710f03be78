import sys
from collections import defaultdict
from pathlib import Path
from jzfacts.index import open_index
from jzfacts.search import search, QueryError

ix = open_index()
rows = [
    l.split("\t")
    for l in (Path(__file__).parent / "queries.tsv").read_text("utf8").split("\n")
    if l and not l.startswith("#")
][1:]
kinds = defaultdict(list)
for k, q, a, n in rows:
    try:
        r = [m.fact.id for m in search(ix, q)]
    except QueryError:
        r = []
    ok = (not r) if a == "-" else bool(r) and r[0] in a.split("|")
    kinds[k].append(ok)
    if not ok and "-v" in sys.argv:
        ms = search(ix, q, limit=2)
        print(k, repr(q), "want", a, "got", [(m.fact.id, m.score, m.why, m.label) for m in ms], n)
tot = [x for k, v in kinds.items() if not k.startswith("refuse") for x in v]
ref = [x for k, v in kinds.items() if k.startswith("refuse") for x in v]
for k, v in kinds.items():
    print(f"{k:22}{sum(v)}/{len(v)}")
print("hit@1", sum(tot) / len(tot), len(tot), "refusals", sum(ref), len(ref))
