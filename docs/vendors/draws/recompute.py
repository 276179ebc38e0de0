"""Computes a draw again: python3 recompute.py draw.json pool.json [pool.json ...]"""
import hashlib, hmac, json, math, sys
from decimal import Decimal

draw, *pools = (json.load(open(name, encoding="utf-8"), parse_float=Decimal) for name in sys.argv[1:])
sha = lambda text: hashlib.sha256(text.encode()).hexdigest()
key = draw["seed"] + ("\n" + draw["publicRandomness"] if "publicRandomness" in draw else "")
ticket = lambda *parts: hmac.new(key.encode(), "\n".join(parts).encode(), "sha256").hexdigest()
assert sha(draw["seed"]) == draw["seedCommitment"], "the seed is not the one that was committed to"

tiers, officers = {}, set()
for state in draw["subjectPools"] + draw["inspectorPools"]:
    members = next(pool for pool in pools if pool["id"] == state["poolId"])["members"]
    pairs = [(m["subject"]["id"], m.get("tier", "standard")) if "subject" in m else (m["officerId"], "") for m in members]
    assert sha("".join(f"{i},{t}\n" for i, t in sorted(pairs))) == state["sha256"], f"pool {state['poolId']} has changed"
    for member, tier in pairs:
        tiers.update({member: tier}) if tier else officers.add(member)

out = {(e.get("subject", {}).get("id"), e.get("officerId")) for e in draw.get("exclusions", [])}
officers = {o for o in officers if (None, o) not in out}
order = {r["tier"]: sorted((s for s, t in tiers.items() if t == r["tier"] and (s, None) not in out),
                           key=lambda s: ticket(draw["id"], r["tier"], s)) for r in draw["tierRates"]}
share = {r["tier"]: len(order[r["tier"]]) * Decimal(r["ratioPercent"]) / 100 for r in draw["tierRates"]}
quota = {t: math.ceil(s) for t, s in share.items()}
if draw.get("rounding") == "largest-remainder":
    quota = {t: math.floor(s) for t, s in share.items()}
    left = math.ceil(sum(share.values())) - sum(quota.values())
    for tier in sorted(share, key=lambda t: -(share[t] % 1))[:left]:
        quota[tier] += 1

load, result = dict.fromkeys(officers, 0), []
def fill(subject, tier, chosen):
    able = (o for o in officers if not {(subject, o), (None, o)} & out and o not in chosen)
    ranked = sorted(able, key=lambda o: (load[o], ticket(draw["id"], tier, subject, o)))
    for officer in ranked[: draw.get("inspectorsPerSubject", 2) - len(chosen)]:
        load[officer] += 1
        chosen.append(officer)
    return chosen
def staff(subject, tier, place_of=None):
    result.append((subject, tier, fill(subject, tier, []), place_of))
for tier in order:
    for subject in order[tier][: quota[tier]]:
        staff(subject, tier)
taken = {subject for subject, *_ in result}
for withdrawn, officer in ((w.get("subject", {}).get("id"), w.get("officerId")) for w in draw.get("withdrawals", [])):
    if officer:
        out.add((withdrawn, officer))
        for subject, tier, chosen, _ in result:
            if officer in chosen and withdrawn in (None, subject):
                chosen.remove(officer)
                load[officer] -= 1
                fill(subject, tier, chosen)
        continue
    pair = next(p for p in result if p[0] == withdrawn)
    result.remove(pair)
    load.update({o: load[o] - 1 for o in pair[2]})
    for subject in [s for s in order[pair[1]] if s not in taken][:1]:
        taken.add(subject)
        staff(subject, pair[1], withdrawn)

said = [(s["subject"]["id"], s.get("tier", "standard"), s["officerIds"], s.get("substituteForId")) for s in draw["selections"]]
assert said == result, f"published:\n{said}\ncomputed:\n{result}"
print(f"{draw['id']}: {len(result)} pairs, as published")
