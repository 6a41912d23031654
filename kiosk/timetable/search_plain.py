"""The search as a text: the best ways from every station to one, in one backward pass over the day's hops.

Method: Dibbelt, Pajor, Strasser, Wagner, "Connection Scan Algorithm", ACM JEA 23 (2018), section 4 (profiles), with the
number of trains as a further criterion. What one can go on with after a hop does not depend on the target, so it is
looked up once a day (`link`) and not in every pass (`scan`). `trace` then says which trains keep a promise of the scan.

`search_fast` makes machine code of these very functions. Here they run as they stand, slowly. All arrays are int32;
seconds count from the day's zero; hops, slots and trains are those of `day.Day`, the other arrays those of `onward`.
"""

from typing import Any

import numpy as np

from kiosk.timetable.columns import Ints

MOST_TRAINS = 8
NEVER = 1 << 30  # compiled.NEVER; a constant of this file, as machine code keeps it
OPEN = -1  # a link to every slot from here to the last of its station
FROM_PLATFORM, TO_PLATFORM, FROM_TRIP, TO_TRIP, FROM_ROUTE, TO_ROUTE, SECONDS = range(7)  # columns of a rule
WAY_TO, WAY_SECONDS, WAY_RULES, WAY_RULES_END, WAY_SPECIAL = range(5)  # columns of a way on foot
HOP_ARRIVAL, HOP_TRAIN, HOP_END, HOP_PLATFORM, HOP_ALIGHT, HOP_SLOT, HOP_THEN, HOP_BOARD = range(8)
SLOT_DEPARTURE, SLOT_HOP, SLOT_TRAIN, SLOT_PLATFORM = range(4)
TRAIN_TRIP, TRAIN_ROUTE = range(2)
WISH_START, WISH_END, WISH_TRAINS, WISH_ARRIVAL = range(4)
LEG_SLOT, LEG_EXIT, LEG_SPARE = range(3)


def between(ways: Ints, platforms: int, one: int, other: int) -> int:
    """Seconds from one platform to another without steps; 0 where that is not known. `ways`: [n, 2] pair, seconds."""
    if one == other:
        return 0
    pair = one * platforms + other
    low, high = 0, len(ways)
    while low < high:
        middle = (low + high) >> 1
        if ways[middle, 0] < pair:
            low = middle + 1
        else:
            high = middle
    if low < len(ways) and ways[low, 0] == pair:
        return int(ways[low, 1])
    return 0


def applies(rule: Ints, platform: int, trip: int, route: int) -> bool:
    """Whether a rule is about those who leave this train here."""
    return bool(
        (rule[FROM_PLATFORM] < 0 or rule[FROM_PLATFORM] == platform)
        and (rule[FROM_TRIP] < 0 or rule[FROM_TRIP] == trip)
        and (rule[FROM_ROUTE] < 0 or rule[FROM_ROUTE] == route)
    )


def change_seconds(
    way: Ints, rules: Ints, step_free: Any, platforms: Ints, left: Ints, left_train: Ints, slot: Ints, onto: Ints
) -> int:
    """How long it takes from the end of a hop (`left`, a row of hops) to a slot, by this way on foot; NEVER if forbidden.

    The most special rule counts, then the time of the way. Without steps the longer way counts, and there must be one.
    `left_train` and `onto`: rows of trains. `platforms`: [n, 2] of the platforms, 0 where there is no step-free way up
    from the street, down to the street. Trains that wait for each other (0 s) also wait for those who are slow.
    """
    seconds = way[WAY_SECONDS]
    for number in range(way[WAY_RULES], way[WAY_RULES_END]):
        rule = rules[number]
        if (
            applies(rule, left[HOP_PLATFORM], left_train[TRAIN_TRIP], left_train[TRAIN_ROUTE])
            and (rule[TO_PLATFORM] < 0 or rule[TO_PLATFORM] == slot[SLOT_PLATFORM])
            and (rule[TO_TRIP] < 0 or rule[TO_TRIP] == onto[TRAIN_TRIP])
            and (rule[TO_ROUTE] < 0 or rule[TO_ROUTE] == onto[TRAIN_ROUTE])
        ):
            seconds = rule[SECONDS]
            break
    if way[WAY_SPECIAL] and seconds < NEVER:
        if way[WAY_TO] == left[HOP_END]:
            walk = between(step_free, len(platforms), left[HOP_PLATFORM], slot[SLOT_PLATFORM])
            if walk >= NEVER or seconds > 0:
                seconds = max(seconds, walk)
        elif not (platforms[left[HOP_PLATFORM], 1] and platforms[slot[SLOT_PLATFORM], 0]):
            seconds = NEVER
    return int(seconds)


def first_slot(slots: Ints, low: int, high: int, ready: int, hop: int) -> int:
    """The first of these slots that leaves at `ready` or later, and that the scan has seen before this hop."""
    while low < high:
        middle = (low + high) >> 1
        if slots[middle, SLOT_DEPARTURE] < ready or slots[middle, SLOT_HOP] <= hop:
            low = middle + 1
        else:
            high = middle
    return low


def link(
    hops: Ints, slots: Ints, slot_at: Ints, trains: Ints, way_at: Ints, ways: Ints, rules: Ints, step_free: Any,
    platforms: Ints, link_at: Ints, links: Ints,
) -> int:  # fmt: skip
    """What one can go on with after each hop: `links`, [n, 3], slots from, up to (or OPEN), by which way on foot.

    Those of a hop are `link_at[hop]` up to `link_at[hop + 1]`. `ways`: from each station, the first one to itself;
    those of a station are `way_at[station]` up to `way_at[station + 1]`. The count of links is returned; when there
    is no room for so many, nothing after the last that had room is written, and the caller comes again.
    """
    count = 0
    for hop in range(len(hops)):
        link_at[hop] = count
        left = hops[hop]
        if not left[HOP_ALIGHT]:
            continue
        comes, left_train = left[HOP_ARRIVAL], trains[left[HOP_TRAIN]]
        for way_number in range(way_at[left[HOP_END]], way_at[left[HOP_END] + 1]):
            way = ways[way_number]
            low, high = slot_at[way[WAY_TO]], slot_at[way[WAY_TO] + 1] - 1
            # Special: whether one must look at each slot; longest: when nothing special is left to look at.
            special, longest = way[WAY_SPECIAL] != 0, way[WAY_SECONDS]
            for number in range(way[WAY_RULES], way[WAY_RULES_END]):
                if applies(rules[number], left[HOP_PLATFORM], left_train[TRAIN_TRIP], left_train[TRAIN_ROUTE]):
                    special = True
                    longest = max(longest, rules[number, SECONDS])
            if way[WAY_SPECIAL]:
                longest = NEVER
            if not special:
                slot = high if longest >= NEVER else first_slot(slots, low, high, comes + longest, hop)
                if slot < high:
                    if count < len(links):
                        links[count, 0], links[count, 1], links[count, 2] = slot, OPEN, way_number
                    count += 1
                continue
            begun = OPEN
            slot = first_slot(slots, low, high, comes, hop)
            while slot < high and not (longest < NEVER and slots[slot, SLOT_DEPARTURE] >= comes + longest):
                train = slots[slot, SLOT_TRAIN]
                seconds = change_seconds(
                    way, rules, step_free, platforms, left, left_train, slots[slot], trains[train]
                )  # fmt: skip
                caught = train != left[HOP_TRAIN] and seconds < NEVER
                caught = caught and comes + seconds <= slots[slot, SLOT_DEPARTURE]
                if caught and begun == OPEN:
                    begun = slot
                if not caught and begun != OPEN:
                    if count < len(links):
                        links[count, 0], links[count, 1], links[count, 2] = begun, slot, way_number
                    count += 1
                    begun = OPEN
                slot += 1
            if begun != OPEN:
                slot = begun
            if slot < high:
                if count < len(links):
                    links[count, 0], links[count, 1], links[count, 2] = slot, OPEN, way_number
                count += 1
    link_at[len(hops)] = count
    return count


def scan(
    hops: Ints, slots: Ints, link_at: Ints, links: Ints, reach: Ints, used: Ints, on_board: Ints, best: Ints, own: Ints
) -> None:
    """Fill `own`, [slots, k]: the earliest arrival of one who boards there and takes at most k + 1 trains, or NEVER.

    `reach`: seconds from each platform to the target once the train is there, NEVER if one cannot leave there for it.
    `used`: whether a train may be used. Work space: `on_board`, [trains, k], what is gained by being on board;
    `best`, [slots, k], by being at a station in time for this slot or any later one.
    """
    on_board[:] = NEVER
    best[:] = NEVER
    own[:] = NEVER
    value = np.empty(MOST_TRAINS, np.int32)
    for hop in range(len(hops) - 1, -1, -1):
        row = hops[hop]
        train, here = row[HOP_TRAIN], row[HOP_SLOT]
        if not used[train]:
            for k in range(MOST_TRAINS):
                best[here, k] = best[here + 1, k]
            continue
        for k in range(MOST_TRAINS):
            value[k] = on_board[train, k]
        then = row[HOP_THEN]
        if then >= 0:  # the train goes on under another number, and one stays seated
            for k in range(MOST_TRAINS):
                value[k] = min(value[k], on_board[then, k])
        comes = row[HOP_ARRIVAL]
        if row[HOP_ALIGHT]:
            walk = reach[row[HOP_PLATFORM]]
            if walk < NEVER:
                for k in range(MOST_TRAINS):
                    value[k] = min(value[k], comes + walk)
        for number in range(link_at[hop], link_at[hop + 1]):
            slot, last = links[number, 0], links[number, 1]
            if last == OPEN:
                for k in range(1, MOST_TRAINS):
                    value[k] = min(value[k], best[slot, k - 1])
            else:
                # What leaves later than one is there with one change more betters nothing.
                while slot < last and slots[slot, SLOT_DEPARTURE] < value[1]:
                    for k in range(1, MOST_TRAINS):
                        value[k] = min(value[k], own[slot, k - 1])
                    slot += 1
        for k in range(MOST_TRAINS):
            on_board[train, k] = value[k]
        if row[HOP_BOARD]:
            for k in range(MOST_TRAINS):
                own[here, k] = value[k]
                best[here, k] = min(best[here + 1, k], value[k])
        else:
            for k in range(MOST_TRAINS):
                best[here, k] = best[here + 1, k]


def trace(
    wishes: Ints, starts: Ints, hops: Ints, slots: Ints, trains: Ints, link_at: Ints, links: Ints, ways: Ints,
    rules: Ints, step_free: Any, platforms: Ints, reach: Ints, used: Ints, own: Ints, by_train: Ints, train_at: Ints,
    row_of: Ints, goes_on: Ints, seen: Ints, nodes: Ints, edges: Ints, legs: Ints,
) -> int:  # fmt: skip
    """Which trains keep each of the promises `wishes`: [n, 4], a range of `starts`, trains at most, arrival.

    Among equals: the longest shortest time to spare, then the earlier first change. `starts`: slots where the first
    train may be boarded. Fills `legs`, [n, k, 3]: slot boarded, hop at whose end one leaves, seconds to spare before
    it; OPEN behind the last. Work space: `seen` [slots], `nodes` [n, 5], `edges` [n, 5]. The most room that a wish
    needs, in nodes or edges, is returned; when it is more than there is, `legs` are not right: come again with more.

    A node is a train boarded with so many trains left: slot, trains, time to spare, minus first change, edge taken.
    An edge is one way to go on from it: node, exit hop, next node (OPEN: one is there), spare, minus time of the exit.
    """
    legs[:] = OPEN
    most = 0
    for wish_number in range(len(wishes)):
        wish = wishes[wish_number]
        goal = wish[WISH_ARRIVAL]
        count = edge_count = 0
        for number in range(wish[WISH_START], wish[WISH_END]):
            if count < len(nodes):
                nodes[count, 0], nodes[count, 1] = starts[number], wish[WISH_TRAINS]
                nodes[count, 2], nodes[count, 3], nodes[count, 4] = OPEN, 0, OPEN
            count += 1
        first_nodes = count
        node = 0
        while node < min(count, len(nodes)):  # those with more trains left come first: children follow their parents
            left_over = nodes[node, 1]
            row = row_of[slots[nodes[node, 0], SLOT_HOP]]
            train = slots[nodes[node, 0], SLOT_TRAIN]
            while True:
                hop = by_train[row]
                comes, platform = hops[hop, HOP_ARRIVAL], hops[hop, HOP_PLATFORM]
                if comes > goal:
                    break
                if hops[hop, HOP_ALIGHT] and reach[platform] <= goal - comes:
                    if edge_count < len(edges):
                        edges[edge_count, 0], edges[edge_count, 1], edges[edge_count, 2] = node, hop, OPEN
                        edges[edge_count, 3], edges[edge_count, 4] = NEVER, -reach[platform]
                    edge_count += 1
                elif hops[hop, HOP_ALIGHT] and left_over > 1:
                    for number in range(link_at[hop], link_at[hop + 1]):
                        way = ways[links[number, 2]]
                        slot, last = links[number, 0], links[number, 1]
                        while slots[slot, SLOT_HOP] >= 0 and slot != last and slots[slot, SLOT_DEPARTURE] < goal:
                            if own[slot, left_over - 2] <= goal:
                                seconds = change_seconds(
                                    way, rules, step_free, platforms, hops[hop], trains[train],
                                    slots[slot], trains[slots[slot, SLOT_TRAIN]],
                                )  # fmt: skip
                                spare = slots[slot, SLOT_DEPARTURE] - comes - seconds
                                child = seen[slot]
                                known = 0 <= child < min(count, len(nodes))
                                if not (known and nodes[child, 0] == slot and nodes[child, 1] == left_over - 1):
                                    child = count
                                    seen[slot] = count
                                    if count < len(nodes):
                                        nodes[count, 0], nodes[count, 1] = slot, left_over - 1
                                        nodes[count, 2], nodes[count, 3], nodes[count, 4] = OPEN, 0, OPEN
                                    count += 1
                                if edge_count < len(edges):
                                    edges[edge_count, 0], edges[edge_count, 1] = node, hop
                                    edges[edge_count, 2], edges[edge_count, 3] = child, spare
                                    edges[edge_count, 4] = -comes
                                edge_count += 1
                            slot += 1
                row += 1
                if row == train_at[train + 1]:
                    train = goes_on[train]
                    if train < 0 or not used[train]:
                        break
                    row = train_at[train]
            node += 1
        most = max(most, count, edge_count)
        if count > len(nodes) or edge_count > len(edges):
            continue
        for edge in range(edge_count - 1, -1, -1):
            node, child, spare, early = edges[edge, 0], edges[edge, 2], edges[edge, 3], edges[edge, 4]
            if child != OPEN:
                spare = min(spare, nodes[child, 2])  # OPEN is less than any time: no way on from there
            if spare > nodes[node, 2] or (spare == nodes[node, 2] and spare >= 0 and early >= nodes[node, 3]):
                nodes[node, 2], nodes[node, 3], nodes[node, 4] = spare, early, edge
        node = 0
        for other in range(1, first_nodes):
            if nodes[other, 2] > nodes[node, 2] or (
                nodes[other, 2] == nodes[node, 2] and nodes[other, 3] > nodes[node, 3]
            ):
                node = other
        spare = OPEN
        for leg in range(wish[WISH_TRAINS]):
            edge = nodes[node, 4]
            legs[wish_number, leg, LEG_SLOT] = nodes[node, 0]
            legs[wish_number, leg, LEG_EXIT] = edges[edge, 1]
            legs[wish_number, leg, LEG_SPARE] = spare
            if edges[edge, 2] == OPEN:
                break
            node, spare = edges[edge, 2], edges[edge, 3]
    return most
