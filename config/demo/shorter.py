"""Shorter stories in four sections, so that every front has something to show."""

from datetime import UTC, datetime

from .plans import ArticlePlan, GalleryPlan, Picture, Plan, Quote, Slide, Text


def _on(month: int, day: int, hour: int = 7, minute: int = 30) -> datetime:
    return datetime(2021, month, day, hour, minute, tzinfo=UTC)


SHORTER: tuple[Plan, ...] = (
    ArticlePlan(
        slug="the-night-the-air-glowed-green",
        kicker="Aurora",
        headline="The night the air glowed green",
        dek="An aurora is a sign that the sun has sent something, and that the air has taken it.",
        section="space",
        desk="Space Desk",
        published=_on(11, 27),
        tags=("Night", "Light", "Earth"),
        lead="aurora",
        parts=(
            Text(
                "<p>From the ground an aurora is a curtain. From above it is a river of light "
                "that follows the edge of the night, and you can look down on its banks.</p>"
                "<p>Particles from the sun are led by Earth's magnetic field to the high "
                "latitudes, where they strike the upper air. Oxygen answers in green, at a height "
                "of a hundred kilometres and more. Higher up, where the air is thinner still, the "
                "same oxygen takes its time and answers in red.</p>"
                "<p>The green is the brighter one by far, which is why cameras catch it first "
                "and eyes often catch nothing else.</p>"
            ),
        ),
    ),
    GalleryPlan(
        slug="four-kinds-of-quiet",
        kicker="In pictures",
        headline="Four kinds of quiet",
        dek="A wood, a desert, a sea and a range of hills, each at the hour when nobody is there.",
        section="nature",
        desk="Picture Desk",
        published=_on(11, 25),
        tags=("Light", "Weather"),
        slides=(
            Slide(
                "forest-fog",
                "Fog takes the distance away",
                "In the wood the fog leaves ten metres of world. Sounds arrive late and from the "
                "wrong side.",
            ),
            Slide(
                "dunes",
                "Sand keeps the last wind",
                "The ridge is as sharp as the wind that made it. By noon there will be "
                "another one.",
            ),
            Slide(
                "sea-horizon",
                "A line and nothing else",
                "From a beach the horizon is less than five kilometres away. It looks like the "
                "end of something.",
            ),
            Slide(
                "moonrise-ridges",
                "Ridge behind ridge",
                "Each range is paler than the one before it, until the last cannot be told from "
                "the sky.",
            ),
        ),
    ),
    ArticlePlan(
        slug="what-a-lighthouse-says",
        kicker="At sea",
        headline="What a lighthouse says",
        dek="Every light on a coast has a rhythm of its own, and the rhythm is its name.",
        section="places",
        desk="City Desk",
        published=_on(11, 23),
        tags=("Night", "Light", "Water"),
        lead="lighthouse-night",
        parts=(
            Text(
                "<p>Two flashes, a pause of seven seconds, two flashes. To whoever stands on a "
                "beach it is a pretty thing. To whoever stands at a wheel it is a word, and the "
                "chart says which.</p>"
                "<p>The beam seems to sweep, but the lamp is as steady as a candle. What turns is "
                "the lens: rings of glass, set like steps, that gather the light of a "
                "small lamp into a few flat blades. Augustin Fresnel worked it out two hundred "
                "years ago, and nothing that has replaced the lamp since has made "
                "the idea any worse.</p>"
            ),
            Quote("A steady light could be a window. A rhythm can only be a lighthouse."),
            Text(
                "<p>Ships find their way by satellite now. The lights have stayed on, for "
                "the night when the screen is dark.</p>"
            ),
        ),
    ),
    ArticlePlan(
        slug="a-comet-keeps-two-tails",
        kicker="Sky",
        headline="A comet keeps two tails",
        dek="One is dust and bends. The other is gas and does not.",
        section="space",
        desk="Space Desk",
        published=_on(11, 20),
        tags=("Night", "Light"),
        lead="comet",
        correction="An earlier version of this story called the dust tail the straight one. "
        "It is the tail of gas that is straight.",
        parts=(
            Text(
                "<p>A comet is a few kilometres of ice and dust that spends most of its time "
                "being nothing much. Near the sun it begins to boil away, and grows "
                "a tail longer than the way from here to the moon. Look twice and there are "
                "two.</p>"
                "<p>The dust is pushed by sunlight, gently, and falls behind along the orbit: "
                "hence the bend. The gas loses electrons, and is then at the mercy of "
                "the solar wind, which blows it straight away from the sun at hundreds of "
                "kilometres a second. That one is blue.</p>"
                "<p>Neither tail streams behind like smoke from a train. On its way out a comet "
                "travels tail first.</p>"
            ),
        ),
    ),
    GalleryPlan(
        slug="after-dark",
        kicker="In pictures",
        headline="After dark",
        dek="Four lights that are only there at night.",
        section="places",
        desk="Picture Desk",
        published=_on(11, 17),
        tags=("Night", "Light"),
        slides=(
            Slide(
                "lighthouse-night",
                "The one that turns",
                "On the rock the lamp is lit at dusk, and its beam goes round all night.",
            ),
            Slide(
                "city-windows-dusk",
                "The ones that wait",
                "At dusk the sky and the windows are equally bright for about a quarter of an "
                "hour. Then the windows win.",
            ),
            Slide(
                "rain-on-window",
                "The ones behind the rain",
                "Every drop on the pane holds the whole street, upside down.",
            ),
            Slide(
                "aurora",
                "The one that nobody lit",
                "Seen from orbit, an aurora lies on the night like a hem.",
            ),
        ),
    ),
    ArticlePlan(
        slug="a-fleet-from-one-sheet",
        kicker="By hand",
        headline="A fleet from one sheet of paper",
        dek="The paper boat needs no glue, no scissors and no explanation.",
        section="culture",
        desk="Culture Desk",
        published=_on(11, 13),
        tags=("Water",),
        lead="paper-boats",
        parts=(
            Text(
                "<p>Fold it in half. Fold the corners down. Turn up the brim, and what you hold is "
                "a hat; pull the hat open at its waist, and what you hold is a boat. Nobody "
                "remembers having been taught this.</p>"
                "<p>It floats because it is mostly air, and it sinks because it is "
                "paper. Between the two lie some ten minutes, less in a current. Wax the "
                "sheet with the stump of a candle, and it will be out of sight before it goes "
                "down, which is the better ending.</p>"
            ),
        ),
    ),
    ArticlePlan(
        slug="how-to-read-a-track-on-mars",
        kicker="Mars",
        headline="How to read a track on Mars",
        dek="A rover's wheels leave prints, and the prints tell the drivers how far it has come.",
        section="space",
        desk="Space Desk",
        published=_on(11, 9),
        tags=("Mars",),
        lead="mars-dust",
        parts=(
            Text(
                "<p>There is nobody on Mars to take a picture of the rover from behind. It has to "
                "turn its head, and what it sees is where it has been.</p>"
                "<p>The tracks are more than a souvenir. A wheel that slips turns further than it "
                "travels, and a pattern in its tread makes that visible: where the marks stand "
                "too close, the ground is soft. The drivers, who hear of it many minutes later, "
                "measure the gaps and choose another way.</p>"
                "<p>The wind rubs the tracks out in the course of some years. Until then they are "
                "the only roads on the planet.</p>"
            ),
        ),
    ),
    ArticlePlan(
        slug="why-far-hills-turn-blue",
        kicker="Light",
        headline="Why far hills turn blue",
        dek="It is not the hills. It is what lies between.",
        section="nature",
        desk="Nature Desk",
        published=_on(11, 4),
        tags=("Light", "Weather"),
        lead="moonrise-ridges",
        parts=(
            Text(
                "<p>Painters knew it long before anyone could say why: to push a hill back, mix "
                "blue into it, and make it paler.</p>"
                "<p>Air scatters short waves more than long ones. Between you and a ridge ten "
                "kilometres off there are ten kilometres of air, each lit from above and each "
                "sending a little of the sky's blue towards your eye. The darks suffer first. "
                "A wood that is black at your feet is slate at the second ridge and smoke at the "
                "fifth.</p>"
                "<p>Haze adds white, dust adds brown, and at dusk the low sun turns the whole "
                "scale towards rose. The order of the ridges stays.</p>"
            ),
        ),
    ),
    ArticlePlan(
        slug="a-forest-drinks-its-fog",
        kicker="Water",
        headline="A forest drinks its fog",
        dek="On dry days under a wet cloud, trees water themselves.",
        section="nature",
        desk="Nature Desk",
        published=_on(10, 28),
        tags=("Water", "Weather"),
        lead="forest-fog",
        parts=(
            Text(
                "<p>No rain has fallen for weeks, and under the trees it drips. The fog drifts "
                "through the crowns, its droplets too small to fall, and wherever a needle "
                "stands in their way they stay. Enough of them make a drop, and the drop does "
                "what the fog could not.</p>"
                "<p>On some coasts a good part of all the water that reaches the ground arrives "
                "this way. Fell the trees and it drifts on, over the hill, and is nobody's.</p>"
            ),
            Picture(
                "rain-on-window",
                "The same thing on glass: small drops meet, and grow too heavy to stay.",
                "text",
            ),
        ),
    ),
    ArticlePlan(
        slug="the-hour-when-windows-become-lanterns",
        kicker="City",
        headline="The hour when windows become lanterns",
        dek="Photographers call it the blue hour. It lasts about twenty minutes.",
        section="places",
        desk="City Desk",
        published=_on(10, 21),
        tags=("Light", "Night"),
        lead="city-windows-dusk",
        parts=(
            Text(
                "<p>All day a window is a dark hole in a bright wall. All night it is a bright "
                "hole in a dark one. In between, for a short while, wall and window are about as "
                "bright as each other, and a camera can hold both.</p>"
                "<p>That is when pictures of cities are made. The sky still has its colour, the "
                "lamps have found theirs, and for once nobody has drawn the curtains, "
                "because nobody has noticed yet that it is dark.</p>"
            ),
        ),
    ),
    ArticlePlan(
        slug="a-dune-walks-by-falling-over",
        kicker="Sand",
        headline="A dune walks by falling over",
        dek="Grain by grain up one side, and down the other all at once.",
        section="nature",
        desk="Nature Desk",
        published=_on(10, 12),
        tags=("Weather",),
        lead="dunes",
        parts=(
            Text(
                "<p>The wind does not lift a dune. It makes its grains hop: each one lands, "
                "knocks others loose, and these hop in their turn, up the long slope to the "
                "crest. There they pile up until the far side is steeper than sand can "
                "stand, a little over thirty degrees. Then a sheet of it slides, and the dune has "
                "taken a step.</p>"
                "<p>Small dunes walk faster than large ones and run into them from behind. Some "
                "are swallowed. Some come out again at the other end, or so it looks, and "
                "go on.</p>"
            ),
        ),
    ),
    ArticlePlan(
        slug="the-lamp-that-stays-on-stage",
        kicker="Theatre",
        headline="The lamp that stays on stage",
        dek="When everybody has gone home, one bulb is left burning. It is there for the first "
        "person in, and for nobody else.",
        section="culture",
        desk="Culture Desk",
        published=_on(11, 6),
        tags=("Light", "Night"),
        lead="stage-light",
        parts=(
            Text(
                "<p>A stage is a floor with an edge and, now and then, a hole in it. In the dark "
                "both are easy to find. So the last one out leaves a single light on, and the "
                "first one in walks towards it.</p>"
                "<p>That is the reason, and every theatre has a better one. The light is for the "
                "ghosts, who would otherwise be offended. It is for the plays that have closed. It "
                "is left on because in all the years since it was first left on, nobody has "
                "wanted to be the one who turns it off.</p>"
            ),
        ),
    ),
    ArticlePlan(
        slug="the-sky-belongs-to-the-tram",
        kicker="City",
        headline="The sky belongs to the tram",
        dek="Look up at any crossing where two lines meet: somebody has drawn on the air.",
        section="places",
        desk="City Desk",
        published=_on(10, 25),
        tags=("Light",),
        lead="tram-wires",
        parts=(
            Text(
                "<p>A tram needs one wire, and the wire needs a dozen others to hold it where the "
                "tram will be. At a crossing they meet, part, are tied off to houses, and pass "
                "under each other with a hand's breadth between them.</p>"
                "<p>It looks like a tangle and is a drawing. The wire runs in a slight zigzag "
                "from mast to mast, so that it wears the tram's collector evenly instead of "
                "sawing a groove in it. Whoever strung it had to think of that, and of the "
                "heat in August, and of the frost.</p>"
            ),
        ),
    ),
    ArticlePlan(
        slug="a-fence-to-catch-the-snow",
        kicker="Winter",
        headline="A fence to catch the snow",
        dek="It stops nothing. It makes the wind careless, and that is enough.",
        section="nature",
        desk="Nature Desk",
        published=_on(10, 8),
        tags=("Weather",),
        lead="snow-fence",
        parts=(
            Text(
                "<p>A wall would be worse. Wind that meets a wall goes over it in one piece and "
                "drops what it carries wherever it likes. A fence of slats lets about half of it "
                "through, slowly, and slow air cannot hold snow.</p>"
                "<p>So the drift grows behind the fence and not on the road: long, smooth, and "
                "several times as long as the fence is high. In spring it is the last to melt, and "
                "the grass in front of it is the first to be wet.</p>"
            ),
        ),
    ),
    ArticlePlan(
        slug="how-far-away-is-the-horizon",
        kicker="Sea",
        headline="How far away is the horizon?",
        dek="Nearer than you think, and a step up the beach moves it.",
        section="places",
        desk="City Desk",
        published=_on(10, 2),
        tags=("Water", "Light"),
        lead="sea-horizon",
        parts=(
            Text(
                "<p>Stand at the water's edge with your eyes a metre and seventy above it, and "
                "the sea ends 4.7 kilometres out. Climb a dune of ten metres and it ends at "
                "twelve or so. The rule is simple: take the square root of your height in metres, "
                "and multiply by 3.6 for kilometres.</p>"
                "<p>The root is why masts were tall, why lookouts were young, and "
                "why a ship that has gone can be fetched back for a moment by running up the "
                "stairs. The sun, too, can be seen to set twice.</p>"
            ),
        ),
    ),
    GalleryPlan(
        slug="rain-seen-from-inside",
        kicker="One picture",
        headline="Rain, seen from inside",
        dek="A gallery does not need ten photographs. Sometimes the evening has only one.",
        section="culture",
        desk="Picture Desk",
        published=_on(9, 24),
        tags=("Weather", "Water"),
        slides=(
            Slide(
                "rain-on-window",
                "Street lamps, blurred",
                "The lamps are out of focus and the drops are not, because the rain is what "
                "there is to see.",
            ),
        ),
    ),
)
