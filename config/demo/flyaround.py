"""The two stories that the site is named after: the lap that Endeavour flew around the station."""

from datetime import UTC, datetime

from .plans import ArticlePlan, Embedded, GalleryPlan, Slide, Text

LAP = GalleryPlan(
    slug="one-lap-around-the-station",
    kicker="In pictures",
    headline="One lap around the station",
    dek="On their way home, four astronauts flew once around the place where they had lived. "
    "Ten views from the windows of Crew Dragon Endeavour.",
    section="space",
    desk="Picture Desk",
    published=datetime(2021, 11, 30, 9, 0, tzinfo=UTC),
    tags=("International Space Station", "Crew-2", "Earth"),
    related=("the-station-after-a-hard-year",),
    slides=(
        Slide(
            "station-above-earth",
            "The whole of it",
            "On 8 November 2021 the four astronauts of Crew-2 undocked in SpaceX's Crew Dragon "
            "Endeavour and started for home. Before they left, the capsule flew once around the "
            "International Space Station, and ESA astronaut Thomas Pesquet photographed it from "
            "all sides.",
        ),
        Slide(
            "earth-below",
            "Sixteen dawns a day",
            "Seen from above, the station has Earth for a floor. It goes around once in an hour "
            "and a half, so that its crew meets sixteen sunrises a day.",
        ),
        Slide(
            "station-against-dark",
            "Against nothing",
            "From below there is no planet behind it, only dark. In low sun the structure "
            "shows by its edges.",
        ),
        Slide(
            "modules",
            "Rooms, joined end to end",
            "The modules are the rooms: for experiments, for the docking of ships, for sleeping, "
            "washing and eating. Each came up by itself and was joined to the others in orbit.",
        ),
        Slide(
            "solar-panels",
            "Older gold, newer brown",
            "The big wings turn sunlight into power. The darker brown sheets in front of some of "
            "them are roll-out arrays, added to give the ageing ones a boost.",
        ),
        Slide(
            "peeled-radiator",
            "An old wound",
            "On one radiator a part of the face sheet has peeled back and stands off. The "
            "damage is years old and does no harm.",
        ),
        Slide(
            "radiators",
            "Getting rid of the heat",
            "White panels carry the station's warmth to where it can be radiated away. In "
            "a vacuum there is no air to take it.",
        ),
        Slide(
            "partners",
            "Five partners, one hull",
            "Parts from the United States, Russia, Japan, Canada and Europe stand side by side "
            "here. Seen from a few hundred metres, no border shows.",
        ),
        Slide(
            "gleaming",
            "Gleaming",
            "For some minutes of the lap the sun stands just so, and the station throws it back.",
        ),
        Slide(
            "white-clouds",
            "Then home",
            "White clouds below, and the station small above them. The lap is flown; Endeavour "
            "turns towards Earth, and the astronauts of Crew-2 come home.",
        ),
    ),
)

STILL_FLYING = ArticlePlan(
    slug="the-station-after-a-hard-year",
    kicker="The station at 23",
    headline="After a hard year, the station carries on",
    dek="It was spun by its newest part, found to be cracked in an old one, and dodged "
    "by debris. A picture taken in passing shows what all the trouble is for.",
    section="space",
    desk="Space Desk",
    published=datetime(2021, 11, 29, 14, 5, tzinfo=UTC),
    tags=("International Space Station", "Crew-2", "Mars"),
    lead="station-above-earth",
    lead_photo_caption="Main body, modules and large arrays above a blue Earth: an illustration "
    "of the view that the crew of Endeavour had on 8 November 2021.",
    parts=(
        Text(
            "<p>The European Space Agency has published a picture of a machine that most of us "
            "know only as a bright dot crossing the evening. It was made by Thomas Pesquet, out of "
            "the window of a capsule on its way home, and it shows everything at once: the main "
            "body, the modules strung along it, the large arrays spread to the sun, and below "
            "them the Earth, blue and close.</p>"
            "<p>There is no lack of instruments to admire this year. Hubble still looks outward. "
            "Perseverance and Curiosity drive over Mars, Juno circles Jupiter, and the James Webb "
            "telescope is due to be launched in December. Among all these tools of "
            "exploration the International Space Station stands out, because it is the one with "
            "people inside.</p>"
            "<p>It is also the one that was never finished so much as continued. Its first part "
            "was launched in November 1998. Twenty-three years later it is as large as a football "
            "field, and what goes on aboard is hard to put into one sentence: it is a place for "
            "research, and a place for learning what space does to the people who do the "
            "research. It gets the public used to the thought that some of us live off the Earth. "
            "And it teaches lessons that will be needed on the way to Mars, where no "
            "capsule can be home by the evening.</p>"
            "<p>The view from it is part of the work. Earlier this month Pesquet had shown an "
            "aurora, seen from above, where most people never see one.</p>"
        ),
        Embedded("one-lap-around-the-station"),
        Text(
            "<h2>What 2021 did to it</h2>"
            "<p>The year has not been kind. In July a Russian module, newly docked, "
            "fired its thrusters without being asked, and turned the whole station out of its "
            "attitude before it could be stopped. In August cracks were found in another Russian "
            "module, one of the older ones. In November debris came near, and the crew had to "
            "reckon with the possibility of a hit.</p>"
            "<p>None of this ended anything. It did show the station's age, and it put in plain "
            "words what its partners have been saying more quietly: the structure needs "
            "upgrades. Some of them can be seen in the new pictures. The dark brown sheets in "
            "front of the golden wings are roll-out arrays, brought up to add power where the old "
            "cells have grown weak.</p>"
            "<p>So the dot goes on crossing the evening. Spun, cracked, and lately on the "
            "look-out for splinters, the station ends the year as it began it: occupied, at "
            "work, and falling around the Earth once every hour and a half.</p>"
        ),
    ),
)
