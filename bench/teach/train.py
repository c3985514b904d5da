"""Teaches the two networks that look at marks, both at once (docs/decisions/088). Not needed to build or to run anything: its result is
packages/paper/src/reader/mark-weights.ts.

    python3 bench/teach/train.py [--from NET] NET EPOCHS SEED SAMPLES...

Needs numpy and torch (without a graphics card). Samples come from bench/teach/marks.ts; every 25th voter is only tested on. --from goes on
with a network, more slowly. What is written is
what bench/teach/pack.ts packs: weights and bias of each layer in the order of packages/paper/src/reader/mark-layers.ts, mean and spread
of the measures, and the layer that says what strokes a mark has.
"""
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SIDE, MEASURES, LOOK, WIDE, ALIKE, MANY, FURTHEST, PAPER = 48, 13, 64, 64, 16, 30, 4, 20 / 255
LOOKS = [(16, 2), (16, 1), (32, 2), (32, 1), (48, 2), (64, 2)]
KINDS, STRUCK, NONE = 7, 6, 255
PLAIN, DOT = 0, 4  # of drawnKinds: a mark that stands; from DOT on what says nothing of strokes
NAMES = ["plain", "struck", "over", "rubbed", "dot", "touch"]
VOTERS = 20
# A struck mark that is read costs as much as so many marks that a person looks at for nothing: most is learnt where the odds are about one to
# so many, near which the reader asks.
PRICE = torch.tensor(12.0)


class Marks:
    """Samples, one after the other, the marks of one voter side by side."""

    def __init__(self, names):
        parts = [self.load(name, at) for at, name in enumerate(names)]
        self.pictures, self.measures, self.drawn, self.shapes, voters = (np.concatenate(part) for part in zip(*parts))
        self.stands = self.drawn == PLAIN
        self.kinds = np.where(self.stands, self.shapes, np.where(self.drawn < DOT, STRUCK, NONE)).astype(np.int64)
        self.voters = np.split(np.arange(len(voters)), np.flatnonzero(np.diff(voters)) + 1)

    @staticmethod
    def load(name, at):
        kinds = np.fromfile(name + ".kinds", np.uint8).reshape(-1, 2)
        pictures = np.fromfile(name + ".pictures", np.uint8).reshape(-1, SIDE, SIDE)
        measures = np.fromfile(name + ".measures", np.float32).reshape(-1, MEASURES)
        voters = np.fromfile(name + ".voters", np.int32).astype(np.int64) + at * 10**9
        return pictures, measures, kinds[:, 0], kinds[:, 1], voters


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.looks, channels, side = nn.ModuleList(), 1, SIDE
        for to, stride in LOOKS:
            self.looks.append(nn.Conv2d(channels, to, 3, stride, 1))
            channels, side = to, side // stride
        for layer in self.looks:
            nn.init.kaiming_normal_(layer.weight)
            nn.init.zeros_(layer.bias)
        self.look, self.kind = nn.Linear(side * side * channels, LOOK), nn.Linear(LOOK, KINDS)
        self.describe, self.compare = nn.Linear(LOOK + MEASURES, WIDE), nn.Linear(WIDE, ALIKE)
        self.judge = nn.ModuleList([nn.Linear(4 * WIDE + 2, 64), nn.Linear(64, 32), nn.Linear(32, 1)])
        self.register_buffer("mean", torch.zeros(MEASURES))
        self.register_buffer("spread", torch.ones(MEASURES))

    def forward(self, pictures, measures, there):
        """Odds and kinds of the marks of some voters: `there` says which places of [voter, mark] are filled."""
        x = torch.where(pictures < PAPER, torch.zeros_like(pictures), pictures)[:, None]
        for layer in self.looks:
            x = F.relu(layer(x))
        look = F.relu(self.look(x.flatten(1)))
        away = torch.clamp((measures - self.mean) / self.spread, -FURTHEST, FURTHEST)
        given = torch.zeros(there.numel(), LOOK + MEASURES)
        given[there.flatten()] = torch.cat([look, away], 1)
        odds = self.together(given.view(*there.shape, -1), there)
        return odds.flatten()[there.flatten()], self.kind(look)

    def together(self, given, there):
        what = F.relu(self.describe(given))
        own = what * there[..., None]
        count = there.sum(1, keepdim=True).float()
        alone = (count < 2).float()[..., None]
        rest = (own.sum(1, keepdim=True) - own) / (count - 1).clamp(min=1)[..., None]
        place = self.compare(what)
        not_other = ~there[:, None, :] | torch.eye(there.shape[1], dtype=torch.bool)[None]
        share = torch.softmax((-(torch.cdist(place, place) ** 2)).masked_fill(not_other, -1e9), -1) * (1 - alone)
        apart = what - share @ what
        size = (count.clamp(max=MANY) / MANY)[:, None, :].expand(-1, there.shape[1], 1)
        x = torch.cat([what, what - rest, apart, apart.abs(), size, alone.expand(-1, there.shape[1], 1)], -1)
        for layer in self.judge[:-1]:
            x = F.relu(layer(x))
        return self.judge[-1](x)[..., 0]

    def parts(self):
        """All numbers as they are kept: weights and bias, of layers that look [pixel of nine][from][to], of full ones [from][to]."""
        for layer in self.looks:
            yield layer.weight.permute(2, 3, 1, 0), layer.bias
        channels = LOOKS[-1][0]
        side = int((self.look.in_features // channels) ** 0.5)
        yield self.look.weight.view(LOOK, channels, side, side).permute(2, 3, 1, 0), self.look.bias
        for layer in (self.describe, self.compare, *self.judge):
            yield layer.weight.T, layer.bias
        yield self.mean, self.spread
        # What teaches the looks, and is not asked afterwards.
        yield self.kind.weight.T, self.kind.bias

    def numbers(self):
        kept = [each for part in self.parts() for each in part]
        return np.concatenate([part.detach().numpy().astype(np.float32).ravel() for part in kept])

    def take(self, numbers):
        """The other way round: a network that was kept."""
        at = 0
        for part in (each for pair in self.parts() for each in pair):
            part.detach().copy_(torch.from_numpy(numbers[at : at + part.numel()]).view(part.shape))
            at += part.numel()


def filled(voters):
    there = torch.zeros(len(voters), max(map(len, voters)), dtype=torch.bool)
    for at, own in enumerate(voters):
        there[at, : len(own)] = True
    return there


def pictures_of(marks, chosen):
    return torch.from_numpy(marks.pictures[chosen]).float() / 255


def otherwise(pictures, measures, spread, counts, rng):
    """The same marks in a mirror, through another scanner, a little aside."""
    each = lambda low, high: torch.empty(len(counts)).uniform_(low, high).repeat_interleave(counts)[:, None, None]
    mirrored = each(0, 1)[:, 0, 0] < 0.5
    pictures[mirrored] = pictures[mirrored].flip(2)
    measures[mirrored] = measures[mirrored][:, [0, 1, 2, 3, 4, 6, 5, 7, 8, 9, 10, 11, 12]]
    soft = F.avg_pool2d(F.pad(pictures[:, None], (1, 1, 1, 1), mode="replicate"), 3, 1)[:, 0]
    pictures = torch.clamp(pictures + each(-0.6, 0.6) * (pictures - soft), 1e-4, 1) ** each(0.8, 1.25)
    pictures = torch.clamp(pictures * each(0.85, 1.15) * torch.empty(len(pictures), 1, 1).uniform_(0.93, 1.07), max=1)
    pictures = torch.roll(pictures, tuple(int(way) for way in rng.integers(-1, 2, 2)), (1, 2))
    return pictures, measures + 0.03 * torch.randn_like(measures) * spread


def report(net, marks, held):
    net.eval()
    odds = []
    with torch.no_grad():
        for start in range(0, len(held), VOTERS):
            voters = held[start : start + VOTERS]
            chosen = np.concatenate(voters)
            odds.append(net(pictures_of(marks, chosen), torch.from_numpy(marks.measures[chosen]), filled(voters))[0])
    odds, drawn = torch.cat(odds).numpy(), marks.drawn[np.concatenate(held)]
    plain = np.sort(odds[drawn == PLAIN])[::-1]
    for rate in (0.002, 0.005, 0.01, 0.02):
        limit = plain[int(rate * len(plain))]
        missed = [f"{name} {100 * (odds[drawn == kind] <= limit).mean():.1f}" for kind, name in enumerate(NAMES) if kind]
        print(f"  {100 * rate:.1f} % needless (odds {limit:.2f}), missed %:", ", ".join(missed), flush=True)


def main():
    given = sys.argv[1:]
    before = given[1] if given[0] == "--from" else None
    out, epochs, seed, *names = given[2:] if before else given
    torch.set_flush_denormal(True)
    torch.manual_seed(int(seed))
    rng = np.random.default_rng(int(seed))
    marks = Marks(names)
    held, taught = marks.voters[::25], [own for at, own in enumerate(marks.voters) if at % 25]
    net = Net()
    net.mean[:] = torch.from_numpy(marks.measures.mean(0))
    net.spread[:] = torch.from_numpy(marks.measures.std(0) + 1e-3)
    if before:
        net.take(np.fromfile(before, np.float32))
    most = 0.001 if before else 0.002
    optimizer = torch.optim.AdamW(net.parameters(), lr=most, weight_decay=0.01)
    steps, step, began, sums = int(epochs) * (len(taught) // VOTERS), 0, time.time(), [0.0, 0.0, 0]
    print(f"{len(marks.drawn)} marks of {len(marks.voters)} voters, {steps} steps", flush=True)
    for _ in range(int(epochs)):
        order = rng.permutation(len(taught))
        for start in range(0, len(order) - VOTERS + 1, VOTERS):
            net.train()
            # Now and then of a voter only some marks are there.
            voters = [taught[at] for at in order[start : start + VOTERS]]
            some = [own if rng.random() < 0.7 else own[rng.random(len(own)) < rng.uniform(0.02, 1)] for own in voters]
            voters = [own for own in some if len(own)]
            chosen = np.concatenate(voters)
            counts = torch.tensor([len(own) for own in voters])
            pictures, measures = pictures_of(marks, chosen), torch.from_numpy(marks.measures[chosen])
            pictures, measures = otherwise(pictures, measures, net.spread, counts, rng)
            odds, kinds = net(pictures, measures, filled(voters))
            fallen = torch.from_numpy(~marks.stands[chosen]).float()
            wrong = F.binary_cross_entropy_with_logits(odds + PRICE.log(), fallen, pos_weight=PRICE)
            other = F.cross_entropy(kinds, torch.from_numpy(marks.kinds[chosen]), ignore_index=NONE)
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = most * min(1, step / 300) * 0.5 * (1 + np.cos(np.pi * step / steps)) + 1e-6
            optimizer.zero_grad()
            (wrong + 0.3 * other).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            sums = [sums[0] + wrong.item(), sums[1] + other.item(), sums[2] + 1]
            if step % 100 == 0 and step < 500 or step % 500 == 0:
                print(f"{step}: stands {sums[0] / sums[2]:.4f}, kinds {sums[1] / sums[2]:.4f}, {time.time() - began:.0f} s", flush=True)
                sums = [0.0, 0.0, 0]
            if step % 4000 == 0:
                report(net, marks, held)
                net.numbers().tofile(out)
    report(net, marks, held)
    net.numbers().tofile(out)


main()
