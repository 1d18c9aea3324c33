"""Wordings of one question that must come to one measure."""

from datetime import date

import pytest

from claims.extraction.pipeline import read

pytestmark = pytest.mark.model

SENTENCES = {
    "settlements held": [
        "28 settlements are under enemy control, the mayor said.",
        "The army controls 74 settlements, the general said.",
        "The rebels have taken 12 villages, the mayor said.",
        "He put the number of lost settlements at 33.",
    ],
    "people killed": [
        "At least 17 people were killed, the ministry said.",
        "The death toll has risen to 64, the ministry said.",
        "The number of people killed in the flood rose to 90, he said.",
        "The ferry sank and 31 passengers drowned, the coast guard said.",
        "She said 12 bodies had been recovered.",
        "The bodies of 16 were recovered, the coast guard said.",
        "The death toll of the bridge collapse rose to 21, the mayor said.",
    ],
    "people evacuated or left": [
        "Some 71,000 residents have left their homes, the mayor said.",
        "The governor said 84,000 people had been moved out of the district.",
        "About 4,000 villagers fled the fighting, aid workers said.",
        "Some 600 people had got out of the town, the council said.",
    ],
    "people infected": [
        "The ministry reported 240 new infections on Monday.",
        "Doctors said 310 people had tested positive for cholera.",
        "There were 95 confirmed cases of measles, the clinic said.",
        "The number of sick people has reached 510, the office said.",
    ],
    "people arrested": [
        "Thirty-four people were arrested, police said.",
        "The number of detainees had risen to 61, lawyers said.",
        "The lawyers said 25 had been taken into custody.",
    ],
    "people still held": [
        "Eleven people were still being held, police said.",
        "The lawyers said 30 protesters remained behind bars.",
    ],
    "people hospitalised": [
        "Some 210 people had been treated in hospital, the ministry said.",
    ],
    "people unemployed": [
        "The ministry said 310,000 people were out of work.",
        "The number of jobless rose to 290,000, the office said.",
    ],
    "vehicles arrived": [
        "The charity said 40 lorries had entered the valley.",
        "A convoy of 25 trucks has reached the town, the council said.",
    ],
    "tanks destroyed": [
        "The army lost two tanks, the general said.",
        "Rebels said they had knocked out six tanks.",
    ],
    "people held captive": [
        "Nine guards are being held hostage, the ministry said.",
        "The union said 14 of its members had been taken captive.",
        "Six guards remained in the hands of the inmates, it said.",
    ],
    "people exposed": [
        "The data of 1.2 million customers were stolen, the firm said.",
        "Hackers took the records of 7 million customers, it said.",
        "The firm admitted that the data of 2.9 million people had been taken.",
    ],
    "people arrived": [
        "She put the number of arrivals at 16,900.",
    ],
    "people escaped": [
        "The minister said 80 convicts had escaped.",
        "The union put the number of fugitives at 130.",
    ],
    "people in need": [
        "Some 900,000 people do not have enough to eat, the charity said.",
        "The number of hungry people rose to 1.2 million, it said.",
        "He said 400,000 people needed food aid.",
    ],
    "people deployed": [
        "The union said 22 officers were on duty.",
        "The ministry said 70 had been at work.",
    ],
    "people captured": [
        "The army has taken 170 prisoners, she said.",
        "He said 64 of his men had been captured.",
    ],
    "stewards": [
        "There were 420 stewards on the site, he said.",
        "She put the number of stewards at 170.",
    ],
    "households without water": [
        "Some 2,100 households were still without clean water, he said.",
        "The charity said 12,000 homes have no drinkable water.",
    ],
    "bottles delivered": [
        "The firm has handed out 50,000 bottles of water, it said.",
        "The group said 8,000 bottles had arrived.",
    ],
    "votes missing": ["He said 1,200 ballots could not be found."],
    "ships waiting": [
        "Some 18 ships are waiting outside the harbour, it said.",
        "The council said 29 vessels were queuing.",
    ],
    "ships stopped": [
        "The league said 90 boats could not put to sea.",
        "Some 40 vessels were stuck in port, he said.",
    ],
    "aircraft lost": [
        "The army said it had shot down five jets.",
        "It lost one plane, the ministry said.",
        "Six warplanes were brought down, the general said.",
    ],
    "livestock killed": [
        "The league said 90,000 sheep had died.",
        "He said 60,000 head of cattle had perished.",
    ],
    "speed": ["Radar showed the tanker at 16 knots, he said."],
    "mass collected": ["Crews have collected 90 tonnes of oil, he said."],
    "mass spilled": ["About 30 tonnes of fuel oil had leaked, he said."],
    "slick": ["Oil had spread over 35 square kilometres, the group said."],
    "birds killed": [
        "The farmers said 7,000 hens had perished.",
        "No more than 2,000 birds died, the minister said.",
        "Teams counted 340 dead seabirds, the group said.",
    ],
    "violations": [
        "The monitors counted 18 breaches of the truce.",
        "The party said it had collected evidence of 900 violations.",
    ],
    "economic growth": [
        "The economy will expand by 1.9 percent, the bank said.",
        "The bank forecast growth of 2.2 percent.",
        "The fund lowered its growth forecast to 0.8 percent.",
    ],
    "inflation": [
        "Prices rose by 6.1 percent in March, the office said.",
        "Inflation was 5.8 percent, the bank said.",
    ],
    "deficit": [
        "The hole in the budget is 9 billion euros, he said.",
        "She expected a deficit of 3 percent of gross domestic product.",
    ],
    "temperature": [
        "The mercury hit 43.2 degrees, the weather service said.",
    ],
    "people gathered": [
        "Police put the crowd at 18,000.",
        "Organisers said 120,000 people had marched through the capital.",
    ],
    "people missing": [
        "The coast guard said 14 passengers were unaccounted for.",
        "Nine people are still missing, the ministry said.",
        "Nine people have not been found, the ministry said.",
    ],
    "jobs cut": [
        "The company will cut 3,200 jobs, it said on Tuesday.",
        "The union said 1,100 posts would go.",
        "He said 450 workers would lose their jobs.",
    ],
    "buildings destroyed": [
        "About 300 buildings have collapsed, the mayor said.",
        "The fire destroyed 212 structures, officials said.",
    ],
    "area burned": [
        "The fire has burned 11,200 acres, officials said.",
        "The blaze has scorched 4,000 hectares, the governor said.",
    ],
    "territory held": [
        "The army controls 740 square kilometres, the general said.",
    ],
    "depth of advance": [
        "The mayor said the incursion was 9 km deep along a wide front.",
    ],
    "width of front": ["The army advanced along a front of 38 km, he said."],
    "volume spilled": [
        "The company said 4,700 barrels of oil had escaped.",
        "The agency estimated the spill at 750,000 litres.",
    ],
    "customers without power": [
        "The utility said 40,000 households were without power.",
        "The outage left 52,000 homes dark, the grid operator said.",
        "Some 61,000 customers had lost power, the company said.",
        "She said 900 homes had lost power.",
    ],
    "drones and missiles shot down": [
        "Air defences shot down 147 drones, the ministry said.",
    ],
}
CASES = [(words, name) for name, texts in SENTENCES.items() for words in texts]


@pytest.mark.parametrize(("sentence", "measure"), CASES, ids=[c[0] for c in CASES])
def test_sentence_has_its_measure(sentence, measure):
    figures = read(f"{sentence}\n", published_on=None).figures

    assert [figure.measure for figure in figures] == [measure]


def measures(text):
    figures = read(text, published_on=None).figures
    return [(figure.measure, figure.population) for figure in figures]


def test_bare_number_goes_on_with_the_question_before():
    text = "The company will cut 3,200 jobs, it said. It said the total was 3,400."

    assert measures(text)[1] == ("jobs cut", None)


def test_number_of_people_is_not_taken_for_one_of_things():
    text = (
        "There are about 2,000 people in the valley, the mayor said. "
        "He said 194 drones were launched at it."
    )

    assert [measure for measure, _ in measures(text)] == [
        None,
        "drones and missiles launched",
    ]


def test_part_is_told_from_its_whole():
    text = "Fourteen civilians were killed and 133 wounded, including nine children."

    assert measures(text) == [
        ("people killed", "civilians"),
        ("people injured", "civilians"),
        ("people injured", "children"),
    ]


def test_earlier_figure_without_its_day_has_no_measure():
    claim = "The mayor said 34 settlements were in enemy hands, up from 31."
    (found,) = read(f"{claim}\n", published_on=date(2026, 3, 4)).claims

    assert [f.measure for f in found.figures] == ["settlements held", None]


def test_earlier_figure_keeps_its_measure_and_day():
    claim = "The ministry said infections rose to 520 from 430 a week earlier."
    (found,) = read(f"{claim}\n", published_on=date(2026, 3, 12)).claims

    assert [(f.measure, f.as_of) for f in found.figures] == [
        ("people infected", (date(2026, 3, 12), date(2026, 3, 12))),
        ("people infected", (date(2026, 3, 5), date(2026, 3, 5))),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The bus was licensed for 40 people. It carried 71, police said.",
            [("people allowed on board", None), ("people on board", None)],
        ),
        (
            "Fourteen of the dead were children, the doctor said.",
            [("people killed", "children")],
        ),
        (
            "The insurgents had lost 26 men, the ministry said.",
            [("people killed", "fighters")],
        ),
        (
            "The militia holds less than a quarter of the province, he said.",
            [("share of territory held", None)],
        ),
        (
            "The quake struck at a depth of 12 km, 30 km north of the city.",
            [("depth of the quake", None), (None, None)],
        ),
        (
            "There were 90 people aboard, 12 more than the list showed, he said.",
            [("people on board", None), (None, None)],
        ),
        (
            "She put the number of strikers at 1,900, down from 2,300.",
            [("people striking", None), ("people striking", None)],
        ),
        (
            "The council said 700 residents were without clean water.",
            [("people without water", None)],
        ),
        (
            "The lawyers said 70 protesters had been detained.",
            [("people arrested", None)],
        ),
        (
            "The clinic had treated 25 demonstrators, it said.",
            [("people injured", "protesters")],
        ),
        (
            "The school said 300 residents had been invited to the hall.",
            [("people invited", None)],
        ),
        (
            "Six villages were in rebel hands, the general said.",
            [("settlements held", None)],
        ),
        (
            "She put the number of flooded houses at 3,100.",
            [("houses flooded", None)],
        ),
        (
            "The charity said 19 people had lost their lives.",
            [("people killed", None)],
        ),
        (
            "Some 2,500 people have returned home, the mayor said.",
            [("people returned", None)],
        ),
        ("Army losses stood at 12 dead, it said.", [("people killed", "soldiers")]),
        ("The clinics have 9,000 doses of vaccine, she said.", [(None, None)]),
        (
            "The plan would cost 600 jobs, the union said.",
            [("jobs cut", None)],
        ),
        (
            "He said 81 percent of children had been vaccinated.",
            [("share of people vaccinated", "children")],
        ),
        (
            "She said 57 percent of voters had taken part.",
            [("turnout", None)],
        ),
        (
            "The monitors recorded 44 violations of the truce.",
            [("violations", None)],
        ),
        (
            "The strike stopped work at two of the firm's six plants, he said.",
            [("plants stopped", None), ("plants stopped", None)],
        ),
        (
            "The crash killed 17 passengers and injured 40, police said.",
            [("people killed", None), ("people injured", None)],
        ),
        (
            "Police have arrested four suspected smugglers, he said.",
            [("people arrested", "smugglers")],
        ),
        (
            "About 130 people had been on the boat, the survivors said.",
            [("people on board", None)],
        ),
        (
            "The firm paid 4 million euros to the town, he said.",
            [("sum for firm", None)],
        ),
        (
            "The army admitted the loss of 30 soldiers.",
            [("people killed", "soldiers")],
        ),
        (
            "The storm killed 40 people, 25 of them older than 70, she said.",
            [("people killed", None), ("people killed", "some of them"), (None, None)],
        ),
        ("It was 6 degrees above normal, she said.", [(None, None)]),
        ("Oil prices rose by 5 percent, he said.", [("change in oil prices", None)]),
        ("Sales growth was 5 percent, he said.", [("sale growth", None)]),
    ],
)
def test_figure_takes_its_measure_from_its_own_clause(text, expected):
    assert measures(text) == expected


def test_bids_are_told_apart():
    text = "The union demanded a 9 percent pay rise; management offered 4 percent."

    assert [name for name, _ in measures(text)] == [
        "pay rise demanded",
        "pay rise offered",
    ]


def test_joining_a_strike_is_striking():
    text = "The union said 8,000 workers had joined the strike."

    assert measures(text) == [("people striking", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ruling Harvest party won 51 percent of the vote, officials said.",
            [("share of votes", "Harvest")],
        ),
        (
            "The River Front took 38 percent of the vote and 90 seats, he said.",
            [("share of votes", "River Front"), ("seats", "River Front")],
        ),
        (
            "With 60 percent of the votes counted, Harvest had 49 percent of the vote.",
            [("share of votes counted", None), ("share of votes", "Harvest")],
        ),
        ("They have 40 percent of the vote at most, she said.", [(None, None)]),
        (
            "Harvest had 45 percent of the vote and River Front 41 percent, he said.",
            [("share of votes", "Harvest"), ("share of votes", "River Front")],
        ),
    ],
)
def test_votes_and_seats_are_somebodys(text, expected):
    figures = read(text, published_on=date(2026, 2, 10)).figures

    assert [(one.measure, one.actor) for one in figures] == expected


def test_place_of_the_speaker_is_no_other():
    text = (
        "Floods hit Orlava on Monday. In Orlava 40 people are missing, she said. "
        "Water stands in Brod, she said.\n\n"
        "Brod's mayor said six people had died in his town."
    )
    (claim,) = [
        c
        for c in read(text, published_on=date(2026, 2, 10)).claims
        if any(f.measure == "people killed" for f in c.figures)
    ]

    assert [figure.place for figure in claim.figures] == ["Brod"]


@pytest.mark.parametrize(
    ("text", "is_expected"),
    [
        ("The institute expects a crest of 8.1 metres, it said.", True),
        ("The river stands at 7.4 metres, the institute said.", False),
    ],
)
def test_forecast_is_told_from_what_is(text, is_expected):
    claims = read(text, published_on=date(2026, 2, 10)).claims

    assert {f.is_expected for c in claims for f in c.figures} == {is_expected}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("She said 23 residents had starved to death.", "hunger"),
        ("Shelling killed 12 people, the council said.", "attacks"),
        ("Cholera has killed 40 people, the clinic said.", "disease"),
        ("Hunger and shelling have killed 90 people, she said.", None),
        ("She said 31 people had died.", None),
    ],
)
def test_cause_of_death_is_told(text, cause):
    (figure,) = read(text, published_on=None).figures

    assert (figure.measure, figure.actor) == ("people killed", cause)


def test_number_that_somebody_got_is_not_filled_from_afar():
    text = (
        "Police said 300 people had gathered in the square.\n\n"
        "The River Front got 109, the commission said."
    )

    assert [name for name, _ in measures(text)] == ["people gathered", None]


def only_figures(text, day=date(2026, 2, 12)):
    """Return the figures of all claims of a text that appeared on ``day``."""
    claims = read(text, published_on=day).claims
    return [figure for claim in claims for figure in claim.figures]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thousands rallied on Monday. Police put the crowd at 8,000.", 9),
        ("Police said on Monday they were ready. They put the crowd at 8,000.", None),
    ],
)
def test_crowd_is_of_the_day_told_before(text, day):
    (figure,) = [f for f in only_figures(text) if f.interval.low == 8000]

    assert figure.as_of == (day and (date(2026, 2, day), date(2026, 2, day)))


def test_forecast_is_of_the_year_told_before():
    text = (
        "The economy will grow by 2.1 percent next year, the minister said. "
        "The bank expected growth of 0.9 percent."
    )

    assert [f.as_of for f in only_figures(text)] == [
        (date(2027, 1, 1), date(2027, 12, 31))
    ] * 2


def test_province_is_the_one_that_the_article_is_about():
    text = (
        "Floods hit the province of Orlava. In Brod 40 people are missing, she said. "
        "Brod is wet. Water stands in Brod. Brod waits.\n\n"
        "The ministry said six people had died in the province."
    )
    places = [f.place for f in only_figures(text) if f.measure == "people killed"]

    assert places == ["Orlava"]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("The ministry said 40 Arvanian soldiers had been killed.", "Arvanian"),
        ("The general put Arvanian losses at 65 dead.", "Arvanian"),
        ("Rebel losses stood at 44 dead, the army said.", None),
        ("The ministry said 22 of its own troops had been killed.", "their own"),
        ("The army said it had lost 31 soldiers.", "their own"),
    ],
)
def test_soldiers_are_of_one_army(text, whose):
    (figure,) = read(text, published_on=None).figures

    assert (figure.measure, figure.actor) == ("people killed", whose)


@pytest.mark.parametrize(
    ("text", "is_expected"),
    [
        ("The harvest is 2 million tonnes, the traders predicted.", True),
        ("The harvest is 2 million tonnes, the traders announced.", False),
    ],
)
def test_what_is_predicted_is_expected(text, is_expected):
    assert {figure.is_expected for figure in only_figures(text)} == {is_expected}


def test_days_of_a_happening_are_no_weeks():
    text = "Over the six days 19 people died, the ministry said."

    assert [figure.as_of for figure in only_figures(text)] == [
        (date(2026, 2, 6), date(2026, 2, 12))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods ruined 300 farms, the ministry said. "
            "The farmers' union said it was only 110 farms.",
            ["farms destroyed", "farms destroyed"],
        ),
        (
            "Repairs will cost 4 million euros, Ada Holm said. "
            "Bo Lund put the bill at 9 million euros.",
            ["cost of repair", "cost of repair"],
        ),
        (
            "Floods ruined 300 farms, the ministry said. "
            "It said it was only 110 farms.",
            ["farms destroyed", None],
        ),
        (
            "Floods ruined 300 farms, the ministry said. "
            "The farmers' union said 12 boats were there.",
            ["farms destroyed", None],
        ),
    ],
    ids=["only", "bill", "one speaker", "other things"],
)
def test_second_speaker_answers_the_first(text, expected):
    assert [figure.measure for figure in only_figures(text)] == expected


def test_bare_number_goes_on_with_an_unknown_question():
    text = (
        "Some 12,000 people marched on Monday, police said.\n\n"
        "She said 31,000 pupils were at home. He said it was 70,000."
    )

    assert [name for name, _ in measures(text)] == ["people gathered", None, None]


def test_what_somebody_got_is_not_of_the_people_before():
    text = "Some 90,000 people are hungry, she said. It had received 48,000, she said."

    assert [name for name, _ in measures(text)] == ["people in need", None]
