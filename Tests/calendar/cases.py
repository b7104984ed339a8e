"""Schedules and recurrences with the days and moments that other people's programs give them.

Cron: cronsim (what healthchecks uses), and croniter agrees on every day without a change of clocks.
Recurrences: python-dateutil's rules, moved off holidays by the few lines below.

    python cases.py SEED COUNT    prints one case a line, fields parted by tabs
"""
import datetime
import functools
import random
import sys
import zoneinfo

import croniter
import cronsim
from dateutil import rrule

ZONES = ["America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu",
         "Pacific/Apia", "Africa/Casablanca"]
BEGIN = datetime.date(2015, 1, 1)
DAYS = 3652
MOST_RUNS = 4000
UTC = datetime.timezone.utc
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]
PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


def main(seed: int, count: int) -> None:
    dice = random.Random(seed)
    print(f"# seed {seed}")
    for zone in ZONES:
        for _ in range(count):
            print(cron_case(dice, zoneinfo.ZoneInfo(zone), long=count > 20))
    for _ in range(count * 4):
        print(recurrence_case(dice, long=count > 20))


# Cron

def cron_case(dice: random.Random, zone: zoneinfo.ZoneInfo, long: bool) -> str:
    while True:
        text = schedule(dice)
        begin = moment(dice, zone)
        try:
            runs = runs_after(text, begin, long)
        except cronsim.CronSimError:
            continue
        agree(text, zone, runs)
        stamps = " ".join(str(int(run.timestamp())) for run in runs)
        return "\t".join(["cron", str(zone), text, str(int(begin.timestamp())), stamps])


def runs_after(text: str, begin: datetime.datetime, long: bool) -> list[datetime.datetime]:
    end = datetime.datetime(2025, 1, 1, tzinfo=UTC)
    runs = []
    for run in cronsim.CronSim(text, begin):
        if run > end or len(runs) == (MOST_RUNS if long else 6):
            break
        runs.append(run)
    return asked_minute_by_minute(text, begin, runs)


def asked_minute_by_minute(text: str, begin: datetime.datetime, runs: list) -> list[datetime.datetime]:
    """A job that goes by the time that passes, on days on which the clock changes: cronsim itself loses half an hour there
    when the change is half an hour, as in Lord Howe."""
    minute, hour, *days = text.split()
    if not runs or not (minute.startswith("*") or hour.startswith("*")):
        return runs
    zone, found = begin.tzinfo, [run for run in runs if not changes(run, begin.tzinfo)]
    day = begin.date()
    while day <= runs[-1].date():
        midnight = datetime.datetime.combine(day, datetime.time())
        if changes(midnight, zone) and shows(" ".join(["*", "*", *days]), midnight):
            first = midnight.replace(tzinfo=zone).astimezone(UTC)
            minutes = (first + datetime.timedelta(minutes=count) for count in range(26 * 60))
            found += [run for run in minutes if begin < run <= runs[-1] and run.astimezone(zone).date() == day
                      and shows(text, run.astimezone(zone).replace(tzinfo=None))]
        day += datetime.timedelta(days=1)
    return sorted(found)


def shows(text: str, clock: datetime.datetime) -> bool:
    return next(cronsim.CronSim(text, clock - datetime.timedelta(seconds=1)), None) == clock


def agree(text: str, zone: zoneinfo.ZoneInfo, runs: list[datetime.datetime]) -> None:
    """croniter, walking the clock without a zone, has the same runs on days on which the clock does not change."""
    if not runs or any(letter in text for letter in "L#W"):
        return
    shown = [run.astimezone(zone).replace(tzinfo=None) for run in runs if not changes(run.astimezone(zone), zone)]
    if not shown:
        return
    walk = croniter.croniter(text, shown[0] - datetime.timedelta(minutes=1), implement_cron_bug=True)
    other, seen = [], set(shown)
    for _ in range(len(runs) * 2 + 3000):
        other.append(walk.get_next(datetime.datetime))
        if other[-1] >= shown[-1]:
            break
    quiet = [run for run in other if not changes(run.replace(tzinfo=zone), zone)]
    assert quiet == shown, (text, str(zone), sorted(seen ^ set(quiet))[:5])


def changes(run: datetime.datetime, zone: zoneinfo.ZoneInfo) -> bool:
    return near_change(run.date(), zone)


@functools.cache
def near_change(day: datetime.date, zone: zoneinfo.ZoneInfo) -> bool:
    noon = datetime.datetime.combine(day, datetime.time(12), zone)
    return len({(noon + datetime.timedelta(days=days)).utcoffset() for days in (-2, -1, 0, 1, 2)}) > 1


def moment(dice: random.Random, zone: zoneinfo.ZoneInfo) -> datetime.datetime:
    """Any minute of the ten years, or one in the two days before a change of the clocks."""
    day = BEGIN + datetime.timedelta(days=dice.randrange(DAYS - 400))
    if dice.random() < 0.6:
        for ahead in range(366):
            later = day + datetime.timedelta(days=ahead)
            if changes(datetime.datetime.combine(later, datetime.time(12), zone), zone):
                day = later - datetime.timedelta(days=1)
                break
    while True:
        time = datetime.time(dice.randrange(24), dice.randrange(60), dice.choice([0, 0, 17]))
        begin = datetime.datetime.combine(day, time, zone)
        later = begin.replace(fold=1)
        if not cronsim.cronsim.is_imaginary(begin) and begin.utcoffset() == later.utcoffset():
            return begin


def schedule(dice: random.Random) -> str:
    minute = dice.choice(["*", "*/15", "*/7", "0", "30", "5,35", "0-20/5", "10/25", str(dice.randrange(60))])
    hour = dice.choice(["*", "*/6", "1", "2", "3", "1-3", "0", "23", "0,12", "9-17/2", str(dice.randrange(24))])
    day = dice.choice(["*", "*", "*", "*/9", "1", "15", "31", "L", "LW", "1-7", "29,30", "1,15"])
    month = dice.choice(["*", "*", "*", "*/3", "2", "JAN-MAR", "feb,AUG", "4-11", "3,10"])
    weekday = dice.choice(["*", "*", "*", "1-5", "MON", "sun", "7", "0", "5L", "MON#1", "2#5", "*/2", "6-7"])
    return " ".join([minute, hour, day, month, weekday])


# Recurrences

def recurrence_case(dice: random.Random, long: bool) -> str:
    anchor = BEGIN + datetime.timedelta(days=dice.randrange(1000))
    working = dice.choice([range(5), range(5), range(7), [0, 1, 2, 3], [5, 6, 0, 1, 2]])
    holidays = sorted({BEGIN + datetime.timedelta(days=dice.randrange(DAYS)) for _ in range(dice.choice([0, 80, 400]))})
    begin = BEGIN + datetime.timedelta(days=dice.randrange(1200))
    end = begin + datetime.timedelta(days=2400 if long else 200)
    near = [day for day in holidays if abs((day - begin).days) < (end - begin).days + 80]
    words, nominal = dice.choice([daily, working_daily, weekly, monthly, monthly, monthly, yearly])(
        dice, anchor, end + datetime.timedelta(days=31), lambda day: day.weekday() in working and day not in near)
    shift, moved = dice.choice(list(SHIFTS.items()))
    if words == "every working day":
        shift, moved = "", stay
    calendar = lambda day: day.weekday() in working and day not in near
    due = sorted({new for day in nominal if (new := moved(day, calendar)) is not None and begin <= new <= end})
    fields = [words + shift, anchor.isoformat(), "".join(str(day + 1) for day in working), dates(near),
              begin.isoformat(), end.isoformat(), dates(due)]
    return "\t".join(["recurrence", *fields])


def dates(days: list[datetime.date]) -> str:
    return " ".join(day.isoformat() for day in days)


def stay(day, working):
    return day


def forward(day, working):
    return day if working(day) else forward(day + datetime.timedelta(days=1), working)


def backward(day, working):
    return day if working(day) else backward(day - datetime.timedelta(days=1), working)


def skip(day, working):
    return day if working(day) else None


SHIFTS = {"": stay, ", moved to the next working day": forward, ", moved to the working day before": backward,
          ", left out on days off": skip}


def rule(anchor, end, frequency, **parts) -> list[datetime.date]:
    start = datetime.datetime.combine(anchor, datetime.time())
    until = datetime.datetime.combine(end, datetime.time())
    return [day.date() for day in rrule.rrule(frequency, dtstart=start, until=until, wkst=rrule.MO, **parts)]


def period(every: int, unit: str) -> str:
    return f"every {unit}" if every == 1 else f"every {every} {unit}s"


def daily(dice, anchor, end, working):
    every = dice.choice([1, 2, 3, 10, 45])
    return period(every, "day"), rule(anchor, end, rrule.DAILY, interval=every)


def working_daily(dice, anchor, end, working):
    return "every working day", [day for day in rule(anchor, end, rrule.DAILY) if working(day)]


def weekly(dice, anchor, end, working):
    every = dice.choice([1, 1, 2, 3, 13])
    days = sorted(dice.sample(range(7), dice.choice([1, 1, 2, 3])))
    names = [WEEKDAYS[day] for day in days]
    listed = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
    return f"{period(every, 'week')} on {listed}", rule(anchor, end, rrule.WEEKLY, interval=every, byweekday=days)


def monthly(dice, anchor, end, working):
    every = dice.choice([1, 1, 2, 3, 6, 18])
    words, parts = month_day(dice)
    return f"{period(every, 'month')} on the {words}", month_days(
        anchor, end, working, words, rrule.MONTHLY, interval=every, **parts)


def yearly(dice, anchor, end, working):
    every, month = dice.choice([1, 1, 2]), dice.randrange(1, 13)
    words, parts = month_day(dice)
    spoken = f"{period(every, 'year')} on the {words} of {MONTHS[month - 1]}"
    return spoken, month_days(anchor, end, working, words, rrule.YEARLY, interval=every, bymonth=month, **parts)


def month_day(dice) -> tuple[str, dict]:
    kind = dice.randrange(4)
    place, number = dice.choice(list(PLACES.items()))
    if kind == 0:
        weekday = dice.randrange(7)
        return f"{place} {WEEKDAYS[weekday]}", {"byweekday": weekday, "bysetpos": number}
    if kind == 1:
        return f"{place} working day", {"byworkingday": number}
    if kind == 2:
        return "last day", {"bymonthday": -1}
    day = dice.randrange(1, 31)
    ending = {1: "st", 21: "st", 2: "nd", 22: "nd", 3: "rd", 23: "rd"}.get(day, "th")
    clamped = {"bymonthday": list(range(28, day + 1)), "bysetpos": -1} if day > 28 else {"bymonthday": day}
    return f"{day}{ending}", clamped


def month_days(anchor, end, working, words, frequency, byworkingday=None, **parts) -> list[datetime.date]:
    """dateutil knows no holidays: the working days of each month it names are counted off here."""
    if byworkingday is None:
        return rule(anchor, end, frequency, **parts)
    month = anchor.replace(day=1)
    names = {(day.year, day.month) for day in rule(month, end, frequency, bymonthday=1, **parts)}
    found = []
    for year, number in sorted(names):
        days = all_days(year, number, working)
        place = byworkingday if byworkingday < 0 else byworkingday - 1
        if len(days) > max(place, 0):
            found.append(days[place])
    return [day for day in found if day >= anchor]


def all_days(year: int, month: int, working) -> list[datetime.date]:
    first = datetime.date(year, month, 1)
    days = [first + datetime.timedelta(days=number) for number in range(31)]
    return [day for day in days if day.month == month and working(day)]


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
