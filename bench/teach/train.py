"""Teaches the network that reads strokes (docs/decisions/024). Not needed to build or to run anything: its result is
packages/paper/src/reader/stroke-weights.ts.

    OPENBLAS_NUM_THREADS=1 python3 bench/teach/train.py [--from NET] NET EPOCHS SEED SAMPLES... TEST

Needs numpy alone. Samples come from bench/teach/samples.ts; those of the last name are only tested on. --from goes on with a
network, more slowly.
"""
import sys
import time

import numpy as np

SIDE, CLASSES, STRUCK = 32, 7, 6
LOOKS = [(1, 8, 1), (8, 16, 2), (16, 24, 2), (24, 48, 2)]
FULL = [(4 * 4 * 48, 48), (48, CLASSES)]


def load(name):
    pictures = np.fromfile(name + ".pictures", dtype=np.uint8).reshape(-1, SIDE, SIDE)
    return pictures, np.fromfile(name + ".labels", dtype=np.uint8)


def stored(name, sizes):
    values = np.fromfile(name, dtype=np.float32)
    net, at = [], 0
    for inputs, outputs in sizes:
        weights = values[at : at + inputs * outputs].reshape(inputs, outputs).copy()
        at += inputs * outputs
        net.append([weights, values[at : at + outputs].copy()])
        at += outputs
    return net


def columns(x, stride):
    n, side, _, c = x.shape
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)))
    out = side // stride
    s = padded.strides
    view = np.lib.stride_tricks.as_strided(
        padded, (n, out, out, 3, 3, c), (s[0], s[1] * stride, s[2] * stride, s[1], s[2], s[3])
    )
    return view.reshape(n * out * out, 9 * c), out


def forward(net, x):
    kept = []
    for (weights, bias), (_, to, stride) in zip(net, LOOKS):
        cols, out = columns(x, stride)
        x = np.maximum(cols @ weights + bias, 0).reshape(-1, out, out, to)
        kept.append((cols, x))
    flat = x.reshape(x.shape[0], -1)
    hidden = np.maximum(flat @ net[4][0] + net[4][1], 0)
    return hidden @ net[5][0] + net[5][1], kept, flat, hidden


def softmax(logits):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def backward(net, kept, flat, hidden, d):
    grads = [None] * 6
    grads[5] = (hidden.T @ d, d.sum(axis=0))
    dh = (d @ net[5][0].T) * (hidden > 0)
    grads[4] = (flat.T @ dh, dh.sum(axis=0))
    dx = (dh @ net[4][0].T).reshape(kept[3][1].shape)
    for k in (3, 2, 1, 0):
        cols, out = kept[k]
        c, to, stride = LOOKS[k]
        n, side = out.shape[0], out.shape[1]
        g = (dx * (out > 0)).reshape(-1, to)
        grads[k] = (cols.T @ g, g.sum(axis=0))
        if k == 0:
            break
        dcols = (g @ net[k][0].T).reshape(n, side, side, 3, 3, c)
        dpad = np.zeros((n, side * stride + 2, side * stride + 2, c), np.float32)
        for ky in range(3):
            for kx in range(3):
                dpad[:, ky : ky + stride * side : stride, kx : kx + stride * side : stride] += dcols[:, :, :, ky, kx]
        dx = dpad[:, 1:-1, 1:-1]
    return grads


def prepared(pictures, rng=None):
    x = pictures.astype(np.float32) / 255
    if rng is not None:
        flip = rng.random(len(x)) < 0.5
        x[flip] = x[flip, :, ::-1]
        x *= rng.uniform(0.8, 1.2, (len(x), 1, 1)).astype(np.float32)
        dx, dy = rng.integers(-1, 2, 2)
        moved = np.zeros_like(x)
        moved[:, max(0, dy) : SIDE + min(0, dy), max(0, dx) : SIDE + min(0, dx)] = x[
            :, max(0, -dy) : SIDE + min(0, -dy), max(0, -dx) : SIDE + min(0, -dx)
        ]
        x = moved
    x[x < 0.08] = 0
    return np.minimum(x, 1)[..., None]


def report(net, name, pictures, labels):
    p = np.concatenate([softmax(forward(net, prepared(pictures[i : i + 256]))[0]) for i in range(0, len(labels), 256)])
    plain = np.sort(p[labels != STRUCK, STRUCK])[::-1]
    bad = p[labels == STRUCK, STRUCK]
    parts = []
    for rate in (0.002, 0.005, 0.01, 0.02, 0.04):
        limit = plain[int(rate * len(plain))]
        parts.append(f"{100 * (bad <= limit).mean():.2f}% (p {limit:.3f})")
    print(f"  {name}: right {100 * (p.argmax(axis=1) == labels).mean():.1f}%; struck missed at 0.2/0.5/1/2/4 % needless:", *parts, flush=True)


def main():
    arguments = sys.argv[1:]
    before = arguments[1] if arguments[0] == "--from" else None
    out, epochs, seed, *names = arguments[2:] if before else arguments
    epochs, seed = int(epochs), int(seed)
    sets = [load(name) for name in names]
    test = sets.pop()
    pictures = np.concatenate([p for p, _ in sets])
    labels = np.concatenate([l for _, l in sets])
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(labels))
    held, taught = order[:5000], order[5000:]
    sizes = [(9 * c, to) for c, to, _ in LOOKS] + FULL
    net = [
        [(rng.standard_normal(s) * np.sqrt(2 / s[0])).astype(np.float32), np.zeros(s[1], np.float32)] for s in sizes
    ]
    if before:
        net = stored(before, sizes)
    mean = [[np.zeros_like(p) for p in layer] for layer in net]
    square = [[np.zeros_like(p) for p in layer] for layer in net]
    batch, step, steps = 64, 0, epochs * (len(taught) // 64)
    for epoch in range(epochs):
        rng.shuffle(taught)
        loss, began = 0.0, time.process_time()
        for start in range(0, len(taught) - batch + 1, batch):
            chosen = taught[start : start + batch]
            logits, kept, flat, hidden = forward(net, prepared(pictures[chosen], rng))
            p = softmax(logits)
            rows = np.arange(batch)
            loss -= np.log(np.maximum(1e-9, p[rows, labels[chosen]])).sum()
            p[rows, labels[chosen]] -= 1
            grads = backward(net, kept, flat, hidden, (p / batch).astype(np.float32))
            step += 1
            rate = (0.0007 if before else 0.002) * min(1, step / 200) * 0.5 * (1 + np.cos(np.pi * step / steps)) + 1e-6
            for layer, grad, m, v in zip(net, grads, mean, square):
                for k in (0, 1):
                    g = grad[k] + (1e-4 * layer[k] if k == 0 else 0)
                    m[k] += 0.1 * (g - m[k])
                    v[k] += 0.001 * (g * g - v[k])
                    layer[k] -= (rate / (1 - 0.9**step)) * m[k] / (np.sqrt(v[k] / (1 - 0.999**step)) + 1e-8)
            if step % 100 == 0 and epoch == 0:
                print(f"{step} of {steps}: {loss / (start + batch):.3f}, {time.process_time() - began:.0f} s CPU", flush=True)
        print(f"epoch {epoch + 1}: loss {loss / len(taught):.4f}, {time.process_time() - began:.0f} s CPU", flush=True)
        report(net, "held", pictures[held], labels[held])
        report(net, "practice", *test)
        with open(out, "wb") as file:
            for weights, bias in net:
                file.write(weights.astype(np.float32).tobytes())
                file.write(bias.astype(np.float32).tobytes())


main()
