"""What a touch of a tile answers, as the flow's author wrote it: the same for screen, checker and written cases."""

from kiosk.flows.model import Answer, Option, Party, Step


def station_answer(step: Step, id: str) -> Answer:
    """What a touch of this station answers: on the welcome step also all that the tile sets besides."""
    return Answer(((step.tile_fills or step.fills, id), *step.tile_sets))


def option_answer(step: Step, option: Option) -> Answer:
    """What a touch of this option answers: the step's own fact, and all that the option sets besides."""
    own = ((step.fills, option.value),) if step.fills else ()
    return Answer((*own, *option.sets))


def quick_party(name: str) -> Party:
    """The party of a quick tile: "senior:1", "adult:2+child:1". Raises ValueError for anything else."""
    parts = (part.partition(":") for part in name.split("+"))
    return Party(tuple((kind, int(count)) for kind, _, count in parts))
