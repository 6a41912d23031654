"""The search as a text: the best ways from every station to one, in one backward pass over the day's hops.

Method: Dibbelt, Pajor, Strasser, Wagner, "Connection Scan Algorithm", ACM JEA 23 (2018), section 4 (profiles), with the
number of trains as a further criterion. What one can go on with after a hop does not depend on the target, so it is
looked up once a day (`link`) and not in every pass (`scan`). `trace` then says which trains keep a promise of the scan.

`search_fast` makes machine code of these very functions, and of nothing else: they call only each other, ask for no
memory, and what they need to know stands in this file. Here they run as they stand, slowly. Arrays are int32 and whole;
seconds count from the day's zero; hops, slots and trains are those of `day.Day`.
"""

from typing import Any, NamedTuple

from kiosk.timetable.columns import Ints

MOST_TRAINS = 8
NEVER = 1 << 30  # as in `compiled`
OPEN = -1  # a link to every hop from here to the last of its station; nothing; nobody
FROM_PLATFORM, TO_PLATFORM, FROM_TRIP, TO_TRIP, FROM_ROUTE, TO_ROUTE, SECONDS = range(7)
WAY_TO, WAY_SECONDS, WAY_RULES, WAY_RULES_END, WAY_LOOKED_AT = range(5)
ARRIVAL, TRAIN, TO_LEAVE, NEXT, THEN, TO_BOARD, LEAVES, END = range(8)
TRIP, ROUTE = range(2)
FROM, TO = range(2)
UP, DOWN = range(2)
STARTS, STARTS_END, TRAINS, GOAL = range(4)
NODE_HOP, NODE_TRAINS, NODE_SPARE, NODE_EARLY, NODE_EDGE = range(5)
EDGE_NODE, EDGE_EXIT, EDGE_NEXT, EDGE_SPARE, EDGE_EARLY = range(5)


class Net(NamedTuple):
    """A day as the search sees it; the columns of each array are the constants above.

    `hops`: arrival, train, platform at the end (OPEN if one may not alight there), the next hop from the same station
    (len(hops) behind the last), the train that this one becomes behind it (or OPEN), platform at the start (OPEN if one
    may not board), departure, station of the end. `slots`: hops by station and departure, those of a station from
    `slot_at` on, with an empty one behind them. `trains`: trip, route. `ways`: on foot from each station (`way_at`),
    the first to itself: to which, seconds, rules, whether each platform is to be looked at. `rules`: the most special
    first; -1 is any. `platforms`: whether there is a step-free way up from the street, down to the street. `step_free`:
    int64, pair of platforms and seconds, sorted. `by_train`: hops, those of a train from `train_at` on; `row_of`: the
    inverse.
    """

    hops: Ints
    slots: Ints
    slot_at: Ints
    trains: Ints
    way_at: Ints
    ways: Ints
    rules: Ints
    platforms: Ints
    step_free: Any
    by_train: Ints
    train_at: Ints
    row_of: Ints
    goes_on: Ints


class Links(NamedTuple):
    """What one can go on with after each hop, from `at[hop]` on: hops from, up to (or OPEN), by which way on foot."""

    at: Ints
    to: Ints


def step_free_seconds(net: Net, one: int, other: int) -> int:
    """From one platform to another without steps; 0 where that is not known."""
    if one == other:
        return 0
    pair = one * len(net.platforms) + other
    low, high = 0, len(net.step_free)
    while low < high:
        middle = (low + high) >> 1
        if net.step_free[middle, 0] < pair:
            low = middle + 1
        else:
            high = middle
    if low < len(net.step_free) and net.step_free[low, 0] == pair:
        return int(net.step_free[low, 1])
    return 0


def is_about(rules: Ints, rule: int, side: int, platform: int, trip: int, route: int) -> bool:
    """Whether a rule is about this train at this platform, on its FROM or its TO side."""
    if rules[rule, FROM_PLATFORM + side] >= 0 and rules[rule, FROM_PLATFORM + side] != platform:
        return False
    if rules[rule, FROM_TRIP + side] >= 0 and rules[rule, FROM_TRIP + side] != trip:
        return False
    return bool(rules[rule, FROM_ROUTE + side] < 0 or rules[rule, FROM_ROUTE + side] == route)


def longest_rule(rules: Ints, low: int, high: int, platform: int, trip: int, route: int) -> int:
    """The longest time of these rules for those who leave this train here; OPEN if none is about them."""
    longest = OPEN
    for rule in range(low, high):
        if is_about(rules, rule, FROM, platform, trip, route):
            longest = max(longest, rules[rule, SECONDS])
    return longest


def change_seconds(net: Net, hop: int, way: int, onto: int) -> int:
    """How long the change takes from the end of a hop to the start of another; NEVER if it is forbidden.

    The most special rule counts, else the time of the way. Without steps the longer way counts, and there must be one.
    Trains that wait for each other (0 s) also wait for those who take the lift.
    """
    seconds = net.ways[way, WAY_SECONDS]
    left, there = net.hops[hop, TO_LEAVE], net.hops[onto, TO_BOARD]
    before, then = net.trains[net.hops[hop, TRAIN]], net.trains[net.hops[onto, TRAIN]]
    for rule in range(net.ways[way, WAY_RULES], net.ways[way, WAY_RULES_END]):
        about = is_about(net.rules, rule, FROM, left, before[TRIP], before[ROUTE])
        if about and is_about(net.rules, rule, TO, there, then[TRIP], then[ROUTE]):
            seconds = net.rules[rule, SECONDS]
            break
    if net.ways[way, WAY_LOOKED_AT] and seconds < NEVER:
        if net.ways[way, WAY_TO] != net.hops[hop, END]:
            return int(seconds) if net.platforms[left, DOWN] and net.platforms[there, UP] else NEVER
        lift = step_free_seconds(net, left, there)
        if lift >= NEVER or seconds > 0:
            return int(max(seconds, lift))
    return int(seconds)


def first_slot(hops: Ints, slots: Ints, low: int, high: int, ready: int, hop: int) -> int:
    """The first of these slots that leaves at `ready` or later, of those that the scan sees before this hop."""
    while low < high:
        middle = (low + high) >> 1
        if slots[middle] <= hop or hops[slots[middle], LEAVES] < ready:
            low = middle + 1
        else:
            high = middle
    return int(low)


def note(to: Ints, count: int, hop: int, last: int, way: int) -> int:
    """One link more, if there is room; how many there are now."""
    if count < len(to):
        to[count, 0], to[count, 1], to[count, 2] = hop, last, way
    return count + 1


def link_by_rule(net: Net, to: Ints, count: int, hop: int, way: int, longest: int) -> int:
    """Look at each slot: runs of those that can be caught, the last one OPEN. After `longest` seconds all can be."""
    hops, slots = net.hops, net.slots
    comes, begun = hops[hop, ARRIVAL], OPEN
    slot, last = net.slot_at[net.ways[way, WAY_TO]], net.slot_at[net.ways[way, WAY_TO] + 1] - 1
    slot = first_slot(hops, slots, slot, last, comes, hop)
    while slot < last and (longest >= NEVER or hops[slots[slot], LEAVES] < comes + longest):
        onto = slots[slot]
        caught = hops[onto, TRAIN] != hops[hop, TRAIN] and hops[onto, TO_BOARD] != OPEN
        if caught and comes + change_seconds(net, hop, way, onto) <= hops[onto, LEAVES]:
            if begun == OPEN:
                begun = onto
        elif begun != OPEN:
            count = note(to, count, begun, onto, way)
            begun = OPEN
        slot += 1
    if begun == OPEN and slot < last:
        begun = slots[slot]
    return note(to, count, begun, OPEN, way) if begun != OPEN else count


def link(net: Net, links: Links) -> int:
    """Fill `links`, and say how many there are; when they are more than there is room for, come again with more."""
    hops, slots, slot_at, trains, way_at, ways, rules = net[:7]
    at, to = links
    count = 0
    for hop in range(len(hops)):
        at[hop] = count
        train, platform, station = hops[hop, TRAIN], hops[hop, TO_LEAVE], hops[hop, END]
        if platform == OPEN:
            continue
        for way in range(way_at[station], way_at[station + 1]):
            low, high, longest = ways[way, WAY_RULES], ways[way, WAY_RULES_END], ways[way, WAY_SECONDS]
            ruled = longest_rule(rules, low, high, platform, trains[train, TRIP], trains[train, ROUTE])
            if ways[way, WAY_LOOKED_AT]:
                count = link_by_rule(net, to, count, hop, way, NEVER)
            elif ruled != OPEN:
                count = link_by_rule(net, to, count, hop, way, max(longest, ruled))
            elif longest < NEVER:
                slot, last = slot_at[ways[way, WAY_TO]], slot_at[ways[way, WAY_TO] + 1] - 1
                slot = first_slot(hops, slots, slot, last, hops[hop, ARRIVAL] + longest, hop)
                if slot < last:
                    count = note(to, count, slots[slot], OPEN, way)
    at[len(hops)] = count
    return count


def scan(  # noqa: PLR0912  # one loop that runs 150,000 times: no calls in it
    net: Net, links: Links, reach: Ints, used: Any, on_board: Ints, best: Ints, own: Ints, value: Ints
) -> None:
    """Fill `own`, [hops + 1, k]: the earliest arrival of one who boards there and takes at most k + 1 trains, or NEVER.

    `reach`: seconds from each platform to the target once the train is there, NEVER if one cannot leave there for it.
    `used`: whether a train may be used. Work space: `on_board`, [trains, k], what is gained by being on board; `best`,
    as `own`, by being at the station in time for this hop or any later one; `value`, [k]. The first two lie in the
    order of time, in which they are filled and looked at: what is needed next is still near.
    """
    hops, at, to = net.hops, links.at, links.to
    on_board[:] = NEVER
    best[len(hops)] = own[len(hops)] = NEVER
    for hop in range(len(hops) - 1, -1, -1):
        train, then, following = hops[hop, TRAIN], hops[hop, THEN], hops[hop, NEXT]
        for k in range(MOST_TRAINS):
            value[k] = on_board[train, k]
        if then >= 0 and used[train]:  # the train goes on under another number, and one stays seated
            for k in range(MOST_TRAINS):
                value[k] = min(value[k], on_board[then, k])
        if hops[hop, TO_LEAVE] != OPEN and used[train]:
            if reach[hops[hop, TO_LEAVE]] < NEVER:
                for k in range(MOST_TRAINS):
                    value[k] = min(value[k], hops[hop, ARRIVAL] + reach[hops[hop, TO_LEAVE]])
            for number in range(at[hop], at[hop + 1]):
                onto, last = to[number, 0], to[number, 1]
                if last == OPEN:
                    for k in range(1, MOST_TRAINS):
                        value[k] = min(value[k], best[onto, k - 1])
                else:  # what leaves later than one is there with one change more betters nothing
                    while onto != last and hops[onto, LEAVES] < value[1]:
                        for k in range(1, MOST_TRAINS):
                            value[k] = min(value[k], own[onto, k - 1])
                        onto = hops[onto, NEXT]
        boarded = hops[hop, TO_BOARD] != OPEN
        for k in range(MOST_TRAINS):
            on_board[train, k] = value[k]
            own[hop, k] = value[k] if boarded else NEVER
            best[hop, k] = min(best[following, k], own[hop, k])


def node_for(nodes: Ints, seen: Ints, count: int, hop: int, trains: int) -> int:
    """The node of a hop boarded with so many trains left; `count` if it is new, and then it is written down."""
    node = seen[hop]
    if 0 <= node < min(count, len(nodes)) and nodes[node, NODE_HOP] == hop and nodes[node, NODE_TRAINS] == trains:
        return int(node)
    seen[hop] = count
    if count < len(nodes):
        nodes[count, NODE_HOP], nodes[count, NODE_TRAINS] = hop, trains
        nodes[count, NODE_SPARE], nodes[count, NODE_EARLY], nodes[count, NODE_EDGE] = OPEN, 0, OPEN
    return count


def join(edges: Ints, count: int, node: int, exit_hop: int, then: int, spare: int, early: int) -> int:
    """One edge more, if there is room; how many there are now."""
    if count < len(edges):
        edges[count, EDGE_NODE], edges[count, EDGE_EXIT], edges[count, EDGE_NEXT] = node, exit_hop, then
        edges[count, EDGE_SPARE], edges[count, EDGE_EARLY] = spare, early
    return count + 1


def explore(
    net: Net, links: Links, own: Ints, goal: int, node: int, hop: int, seen: Ints, nodes: Ints, edges: Ints, many: Ints
) -> None:
    """All changes at the end of this hop that still keep the promise. `many`: how many nodes and edges there are."""
    trains, comes = nodes[node, NODE_TRAINS] - 1, net.hops[hop, ARRIVAL]
    for number in range(links.at[hop], links.at[hop + 1]):
        onto, last = links.to[number, 0], links.to[number, 1]
        while onto != last and onto < len(net.hops) and net.hops[onto, LEAVES] < goal:
            if own[onto, trains - 1] <= goal:
                spare = net.hops[onto, LEAVES] - comes - change_seconds(net, hop, links.to[number, 2], onto)
                then = node_for(nodes, seen, many[0], onto, trains)
                many[0] = max(many[0], then + 1)
                many[1] = join(edges, many[1], node, hop, then, spare, -comes)
            onto = net.hops[onto, NEXT]


def ride(
    net: Net, links: Links, reach: Ints, used: Any, own: Ints, goal: int, node: int, seen: Ints, nodes: Ints,
    edges: Ints, many: Ints,
) -> None:  # fmt: skip
    """From boarding this node's train to its end, and on where it becomes another: wherever one may leave it."""
    row, train = net.row_of[nodes[node, NODE_HOP]], net.hops[nodes[node, NODE_HOP], TRAIN]
    while net.hops[net.by_train[row], ARRIVAL] <= goal:
        hop = net.by_train[row]
        if net.hops[hop, TO_LEAVE] != OPEN:
            walk = reach[net.hops[hop, TO_LEAVE]]
            if walk <= goal - net.hops[hop, ARRIVAL]:
                many[1] = join(edges, many[1], node, hop, OPEN, NEVER, -walk)
            elif nodes[node, NODE_TRAINS] > 1:
                explore(net, links, own, goal, node, hop, seen, nodes, edges, many)
        row += 1
        if row == net.train_at[train + 1]:
            train = net.goes_on[train]
            if train < 0 or not used[train]:
                return
            row = net.train_at[train]


def choose(nodes: Ints, edges: Ints, many: Ints) -> None:
    """Of each node the edge that is best: the longest shortest time to spare, then the earlier change, then the first.

    Edges are looked at from the last to the first, so that what follows a change is known before it.
    """
    for edge in range(many[1] - 1, -1, -1):
        node, then, spare = edges[edge, EDGE_NODE], edges[edge, EDGE_NEXT], edges[edge, EDGE_SPARE]
        if then != OPEN:
            spare = min(spare, nodes[then, NODE_SPARE])  # OPEN, where no way goes on, is less than any time
        early = edges[edge, EDGE_EARLY]
        if spare > nodes[node, NODE_SPARE] or (spare == nodes[node, NODE_SPARE] and early >= nodes[node, NODE_EARLY]):
            nodes[node, NODE_SPARE], nodes[node, NODE_EARLY], nodes[node, NODE_EDGE] = spare, early, edge


def write(nodes: Ints, edges: Ints, first: int, legs: Ints) -> None:
    """The legs of the best of the `first` nodes, with which the journey may begin."""
    node = 0
    for other in range(1, first):
        spare, best = nodes[other, NODE_SPARE], nodes[node, NODE_SPARE]
        if spare > best or (spare == best and nodes[other, NODE_EARLY] > nodes[node, NODE_EARLY]):
            node = other
    spare = OPEN
    for leg in range(len(legs)):
        edge = nodes[node, NODE_EDGE]
        legs[leg, 0], legs[leg, 1], legs[leg, 2] = nodes[node, NODE_HOP], edges[edge, EDGE_EXIT], spare
        node, spare = edges[edge, EDGE_NEXT], edges[edge, EDGE_SPARE]
        if node == OPEN:
            return


def trace(
    net: Net, links: Links, reach: Ints, used: Any, own: Ints, wishes: Ints, starts: Ints, seen: Ints, nodes: Ints,
    edges: Ints, legs: Ints, many: Ints,
) -> int:  # fmt: skip
    """Which trains keep each of the promises `wishes`: a range of `starts`, trains at most, arrival.

    `starts`: hops at which the first train may be boarded. Fills `legs`, [n, k, 3]: hop boarded, hop at whose end one
    leaves, seconds to spare before it; OPEN behind the last. A node is a train boarded with so many trains left, an
    edge a way to go on from it. Work space: `seen`, [hops], `nodes`, `edges` and `many`, [2]. The most room that a
    promise needs is returned; when it is more than there is, `legs` are not right: come again with more.
    """
    legs[:] = OPEN
    most = 0
    for number in range(len(wishes)):
        goal = wishes[number, GOAL]
        many[0] = many[1] = 0
        for start in range(wishes[number, STARTS], wishes[number, STARTS_END]):
            many[0] = node_for(nodes, seen, many[0], starts[start], wishes[number, TRAINS]) + 1
        first = many[0]
        node = 0
        while node < min(many[0], len(nodes)):  # those with more trains left come first: a node before what follows it
            ride(net, links, reach, used, own, goal, node, seen, nodes, edges, many)
            node += 1
        most = max(most, many[0], many[1])
        if most <= min(len(nodes), len(edges)):
            choose(nodes, edges, many)
            write(nodes, edges, first, legs[number])
    return int(most)
