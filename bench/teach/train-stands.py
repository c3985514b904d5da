"""Teaches the small network that says whether a mark stands beside the others of its page (docs/decisions/024). Not needed to build or
to run anything: its result is packages/paper/src/reader/stand-weights.ts.

    OPENBLAS_NUM_THREADS=1 python3 bench/teach/train-stands.py NET EPOCHS SEED SAMPLES...

Needs numpy alone. Samples come from bench/teach/stands.ts; every tenth voter is only tested on.
"""
import sys

import numpy as np

LAYERS = [(36, 40), (40, 16), (16, 1)]
FURTHEST, BATCH = 4, 128


def load(name):
    labels = np.fromfile(name + ".labels", np.uint8)
    traits = np.fromfile(name + ".traits", np.float32).reshape(len(labels), -1)
    return traits, labels, np.fromfile(name + ".voters", np.int32)


def forward(net, x):
    seen = [x]
    for at, (weights, bias) in enumerate(net):
        x = x @ weights + bias
        x = np.maximum(x, 0) if at < len(net) - 1 else x
        seen.append(x)
    return seen


def report(odds, labels):
    plain = np.sort(odds[labels == 0])[::-1]
    bad = odds[labels == 1]
    for rate in (0.002, 0.005, 0.01, 0.02, 0.04):
        limit = plain[int(rate * len(plain))]
        print(f"  {100 * rate:.1f} % needless: {100 * (bad <= limit).mean():.2f} % missed (odds {limit:.2f})")


def main():
    out, epochs, seed, *names = sys.argv[1:]
    rng = np.random.default_rng(int(seed))
    traits, labels, voters = (np.concatenate(part) for part in zip(*map(load, names)))
    mean, spread = traits.mean(0), traits.std(0) + 1e-3
    x = np.clip((traits - mean) / spread, -FURTHEST, FURTHEST).astype(np.float32)
    held = voters % 10 == 0
    taught, wanted = x[~held], labels[~held].astype(np.float32)
    net = [[(rng.standard_normal(s) * np.sqrt(2 / s[0])).astype(np.float32), np.zeros(s[1], np.float32)] for s in LAYERS]
    first = [[np.zeros_like(p) for p in layer] for layer in net]
    second = [[np.zeros_like(p) for p in layer] for layer in net]
    step, steps = 0, int(epochs) * (len(wanted) // BATCH)
    for epoch in range(int(epochs)):
        order, loss = rng.permutation(len(wanted)), 0.0
        for start in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[start : start + BATCH]
            noise = 0.03 * rng.standard_normal((BATCH, x.shape[1])).astype(np.float32)
            seen = forward(net, taught[chosen] + noise)
            p = 1 / (1 + np.exp(-seen[-1][:, 0]))
            y = wanted[chosen]
            loss -= np.log(np.where(y == 1, p, 1 - p) + 1e-9).sum()
            back = ((p - y) / BATCH)[:, None].astype(np.float32)
            step += 1
            rate = 0.003 * min(1, step / 300) * 0.5 * (1 + np.cos(np.pi * step / steps)) + 1e-6
            for at in reversed(range(len(net))):
                grads = (seen[at].T @ back + 3e-4 * net[at][0], back.sum(0))
                back = (back @ net[at][0].T) * (seen[at] > 0)
                for k, g in enumerate(grads):
                    m, v = first[at][k], second[at][k]
                    m += 0.1 * (g - m)
                    v += 0.001 * (g * g - v)
                    net[at][k] -= (rate / (1 - 0.9**step)) * m / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
        if epoch % 5 == 4:
            print(f"epoch {epoch + 1}: loss {loss / len(wanted):.4f}", flush=True)
    report(forward(net, x[held])[-1][:, 0], labels[held])
    np.concatenate([p.astype(np.float32).ravel() for p in (mean, spread, *(p for layer in net for p in layer))]).tofile(out)


main()
