"""The ranking's speed against its floor and against the straightforward ways, with equal answers.

    python -m benchmarks.rank [--profiles 1600] [--vacancies 50000] [--sample 4] [--growth]
                              [--plot docs/ranking-growth.svg] [--data DIR]

Every way must give the same answers, or this fails. Times are processor time of one process, with
wall time beside: the machine may be shared. The pair-by-pair way is measured on a few profiles and
multiplied; it gets the analysed words of every text for free. `--growth` measures larger sizes too,
each in a process of its own, and draws them.
"""

import argparse
import dataclasses
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.numpy_scan import Columns
from benchmarks.plain_ranking import plain_order
from benchmarks.rank_parts import Clock, build, mask_pass, milliseconds
from benchmarks.rank_plot import draw
from benchmarks.rank_world import DATA, TODAY, TOP, openings_from, profiles_for
from employer_match.integrations.geo import municipalities
from employer_match.integrations.jobtech.taxonomy_files import load
from employer_match.language import analyse
from employer_match.ranking import Openings, Ranked, rank, waiting_order
from employer_match.ranking.facts import Facts
from employer_match.ranking.order import first
from employer_match.ranking.person import Ground, Person

SIZES = ((400, 12_500), (1600, 50_000), (4000, 100_000), (10_000, 200_000))


def main() -> None:
    """Measure, compare the answers, print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--profiles", type=int, default=1600)
    parser.add_argument("--vacancies", type=int, default=50_000)
    parser.add_argument("--sample", type=int, default=4, help="profiles for the pair-by-pair way")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--growth", action="store_true", help="larger sizes too")
    parser.add_argument("--plot", type=Path, help="where to draw the growth (SVG)")
    parser.add_argument("--only-ours", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not (asked.data / "jobtech" / "ads.jsonl.gz").exists():
        sys.exit(f"{asked.data} holds no real ads: give the folder with them as --data")
    measure(asked)
    if asked.growth or asked.plot:
        grow(asked)


def measure(asked: argparse.Namespace) -> None:
    """One size: every figure with its ratio; as JSON on the last line with `--only-ours`."""
    clock, taxonomy = Clock(), load(asked.data / "taxonomy")
    vacancies = openings_from(asked.data / "jobtech" / "ads.jsonl.gz", asked.vacancies)
    profiles = profiles_for(vacancies, taxonomy, asked.profiles)
    print(f"{len(profiles):,} profiles, {len(vacancies):,} openings, the first {TOP} of each")
    ground = Ground(taxonomy, TODAY, municipalities())
    how = {"taxonomy": taxonomy, "today": TODAY, "municipalities": municipalities()}

    print("once per set of openings")
    with clock("arrays"):
        openings = Openings.of(vacancies, taxonomy)
        build(openings)
    people = [Person(each, ground) for each in profiles]
    said = {words.said: words for each in people for words in each.words(uncoded=False)}
    with clock("words of every text"):
        openings.search.prepare(said.values())
    with clock(f"{len(said)} different wishes and noes in words looked up"):
        for words in said.values():
            openings.search.says(words)

    print("every run")
    masks = mask_pass(people, openings)
    masks()
    with clock("one mask pass (the floor)"):
        feasible = masks()
    with clock("order"):
        ours = [first(each, openings, TOP) for each in people]
    with clock("the whole job: order, reasons, questions"):
        results = list(rank(profiles, openings, **how))  # type: ignore[arg-type]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lists: dict[str, list[str]] = {each.id: [] for each in profiles}
    for each in results:
        assert isinstance(each, Ranked)
        lists[each.profile].append(each.vacancy)
    for person, standings in zip(people, ours, strict=True):
        ids = [openings.vacancies[each.position].id for each in standings]
        assert ids == lists[person.profile.id], "order and whole job differ"
    share = feasible / (len(people) * len(openings))
    order, whole = clock["order"], clock["the whole job: order, reasons, questions"]
    floor = clock["one mask pass (the floor)"]
    print(f"  {share:.0%} of all pairs are feasible by area")
    print(f"  order / mask pass: {order / floor:.1f} (goal: at most 9)")
    print(f"  memory: {peak:,.0f} MiB at most (goal: below 1,000)")
    if asked.only_ours:
        print(json.dumps({"order": order, "whole": whole, "floor": floor, "peak": peak}))
        return
    compare(asked, clock, openings, people, lists)
    one_at_a_time(asked, openings, ground)
    newcomer(openings, people)


def compare(
    asked: argparse.Namespace,
    clock: Clock,
    openings: Openings,
    people: list[Person],
    lists: dict[str, list[str]],
) -> None:
    """The straightforward ways: the same answers, and how much longer they take."""
    print("the straightforward ways")
    with clock("arrays, every pair scored and sorted"):
        columns = Columns(openings)
        scanned = [columns.order(each, TOP) for each in people]
    assert scanned == [lists[each.profile.id] for each in people], "answers differ"
    terms = {text: frozenset(analyse.terms(text)) for text in {v.text for v in openings.vacancies}}
    facts = [
        Facts(dataclasses.replace(each, terms=terms[each.text]), openings.taxonomy)
        for each in openings.vacancies
    ]
    sample = people[:: max(1, len(people) // asked.sample)][: asked.sample]
    with clock(f"pair by pair, {len(sample)} profiles"):
        plain = [[each.vacancy for each in plain_order(p, facts, TOP)] for p in sample]
    assert plain == [lists[each.profile.id] for each in sample], "answers differ"
    by_pairs = clock[f"pair by pair, {len(sample)} profiles"] * len(people) / len(sample)
    scan = clock["arrays, every pair scored and sorted"]
    order, whole = clock["order"], clock["the whole job: order, reasons, questions"]
    print("  the same answers; times ours:")
    print(f"  arrays, every pair: {scan / order:.0f} x the order alone, "
          f"{scan / whole:.1f} x the whole job with reasons (goal: at least 10)")  # fmt: skip
    print(f"  pair by pair, multiplied to all profiles: {by_pairs / order:,.0f} x the order")


def one_at_a_time(asked: argparse.Namespace, openings: Openings, ground: Ground) -> None:
    """One profile against twice as many openings, as a page asks for it."""
    many = 2 * len(openings)
    vacancies = openings_from(asked.data / "jobtech" / "ads.jsonl.gz", many)
    larger = Openings.of(vacancies, openings.taxonomy)
    build(larger)
    people = [Person(each, ground) for each in profiles_for(vacancies, openings.taxonomy, 400)]
    larger.search.prepare(words for each in people for words in each.words(uncoded=False))
    first(people[0], larger, TOP)
    new, again = (milliseconds(lambda each: first(each, larger, TOP), people) for _ in range(2))
    for name, (middle, high) in (("first", new), ("again", again)):
        print(f"one profile x {many:,}, asked {name}: median {middle:.2f} ms, "
              f"95th percentile {high:.2f} ms (goal: below 5)")  # fmt: skip


def newcomer(openings: Openings, people: list[Person]) -> None:
    """A new opening against everybody: who has wished for this. People are ready beforehand."""
    ground, times = people[0].ground, []
    sample = openings.vacancies[:: max(1, len(openings) // 40)][:40]
    for vacancy in sample:
        start = time.process_time()
        found = waiting_order(
            people,
            vacancy,
            taxonomy=ground.taxonomy,
            today=ground.today,
            municipalities=ground.municipalities,
        )
        times.append((1000 * (time.process_time() - start), len(found)))
    times.sort()
    middle, slowest = times[len(times) // 2], times[-1]
    print(
        f"one new opening x {len(people):,} profiles: median {middle[0]:.1f} ms "
        f"({middle[1]} had wished for it), the slowest of {len(times)} {slowest[0]:.1f} ms "
        f"({slowest[1]}; goal: below 20)"
    )


def grow(asked: argparse.Namespace) -> None:
    """Each size in a process of its own, so that memory is its own too."""
    rows = []
    for people, vacancies in SIZES:
        command = [
            sys.executable,
            "-m",
            "benchmarks.rank",
            "--only-ours",
            "--data",
            str(asked.data),
        ]
        command += ["--profiles", str(people), "--vacancies", str(vacancies)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        row = json.loads(told.splitlines()[-1]) | {"profiles": people, "vacancies": vacancies}
        rows.append(row)
        pairs = people * vacancies
        print(f"{people:,} x {vacancies:,} ({pairs / 1e6:,.0f} million pairs): "
              f"order {row['order']:.2f} s, whole job {row['whole']:.2f} s, "
              f"{row['order'] / row['floor']:.1f} mask passes, {row['peak']:,.0f} MiB")  # fmt: skip
    if asked.plot:
        asked.plot.write_text(draw(rows), encoding="utf-8")
        print(f"drawn: {asked.plot}")


if __name__ == "__main__":
    main()
