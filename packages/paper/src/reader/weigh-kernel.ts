// The sums of a network, four at a time: a WebAssembly module of one function in three widths, put together here. Single precision, the same on every
// machine: multiplied, then added, in a fixed order.

/**
 * A layer. Inputs and outputs lie in places (pixels), one number after the other in each. Every output place looks at `segments` runs of
 * `run` inputs that lie `apart`; outputs are a multiple of eight. All addresses and distances in bytes.
 */
export interface Sums {
  readonly input: number;
  readonly weights: number;
  readonly bias: number;
  readonly output: number;
  readonly segments: number;
  readonly run: number;
  readonly apart: number;
  /** Bytes of the outputs of one place. */
  readonly outputs: number;
  /** Places across and down, and how far one is from the next, in the inputs and in the outputs. */
  readonly side: number;
  readonly inputStep: number;
  readonly inputRow: number;
  readonly outputStep: number;
  readonly outputRow: number;
  /** 1: nothing below 0 comes out. */
  readonly cut: 0 | 1;
}

const parameters = [
  'input',
  'weights',
  'bias',
  'output',
  'segments',
  'run',
  'apart',
  'outputs',
  'side',
  'inputStep',
  'inputRow',
  'outputStep',
  'outputRow',
  'cut',
] as const satisfies readonly (keyof Sums)[];

/** Numbers of the module beside the parameters: whole ones, one of single precision, and fours of such. */
const whole = ['y', 'x', 'group', 'from', 'end', 'weight', 'segment'] as const;
const single = ['value'] as const;
const sumsOfFour = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;
const fours = ['spread', ...sumsOfFour] as const;
const names: readonly string[] = [...parameters, ...whole, ...single, ...fours];
/** So many fours of outputs are worked out at a time, the first that goes: what comes in is looked at as seldom as may be. */
const widths = [6, 4, 2] as const;

const types = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;
const nothing = 0x40;

type Name = (typeof parameters | typeof whole | typeof single | typeof fours)[number];
type Code = readonly number[];

/** A whole number as the format has it, seven bits a byte. */
function leb(value: number): Code {
  const bytes: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 0x80) return [...bytes, left];
    bytes.push((left & 0x7f) | 0x80);
  }
}

const get = (name: Name): Code => [0x20, ...leb(names.indexOf(name))];
const put = (name: Name, ...code: readonly Code[]): Code => [...code.flat(), 0x21, ...leb(names.indexOf(name))];
const number = (value: number): Code => [0x41, ...(value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7])];
const sum = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
const product = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
const grow = (name: Name, by: Code): Code => put(name, sum(get(name), by));
const simd = (op: number): Code => [0xfd, ...leb(op)];
const four = (address: Code, offset: number): Code => [...address, ...simd(0x00), 2, offset];
const keepFour = (address: Code, offset: number, value: Code): Code => [...address, ...value, ...simd(0x0b), 2, offset];
const addFours = simd(0xe4);
const timesFours = simd(0xe6);
const largerFours = simd(0xe9);
const zeroFours: Code = [0x43, 0, 0, 0, 0, ...simd(0x13)];

/** Again and again while `name` is below `end`; `step` is added after each round. At least once. */
const repeat = (name: Name, step: Code, end: Code, ...body: readonly Code[]): Code => [
  0x03,
  nothing,
  ...body.flat(),
  ...grow(name, step),
  ...get(name),
  ...end,
  ...[0x49, 0x0d, 0, 0x0b],
];
const when = (condition: Code, ...body: readonly Code[]): Code => [...condition, 0x04, nothing, ...body.flat(), 0x0b];

const addTo = (name: Name, offset: number): Code =>
  put(name, get(name), get('spread'), four(get('weight'), offset), timesFours, addFours);
const cutBelow = (name: Name): Code => put(name, get(name), zeroFours, largerFours);

const place = (address: Name, step: Name, row: Name): Code =>
  sum(get(address), sum(product(get('y'), get(row)), product(get('x'), get(step))));

const body = (width: (typeof widths)[number]): Code => {
  const sums = sumsOfFour.slice(0, width);
  return repeat(
    'y',
    number(1),
    get('side'),
    put('x', number(0)),
    repeat(
      'x',
      number(1),
      get('side'),
      put('group', number(0)),
      repeat(
        'group',
        number(16 * width),
        get('outputs'),
        ...sums.map((name, at) => put(name, four(sum(get('bias'), get('group')), 16 * at))),
        put('weight', sum(get('weights'), get('group'))),
        put('segment', number(0)),
        repeat(
          'segment',
          number(1),
          get('segments'),
          put('from', sum(place('input', 'inputStep', 'inputRow'), product(get('segment'), get('apart')))),
          put('end', sum(get('from'), get('run'))),
          repeat(
            'from',
            number(4),
            get('end'),
            put('value', [...get('from'), 0x2a, 2, 0]),
            // Most of a picture is paper.
            when(
              [...get('value'), 0x43, 0, 0, 0, 0, 0x5c],
              put('spread', get('value'), simd(0x13)),
              ...sums.map((name, at) => addTo(name, 16 * at)),
            ),
            grow('weight', get('outputs')),
          ),
        ),
        when(get('cut'), ...sums.map(cutBelow)),
        put('from', sum(place('output', 'outputStep', 'outputRow'), get('group'))),
        ...sums.map((name, at) => keepFour(get('from'), 16 * at, get(name))),
      ),
    ),
  );
};

const section = (id: number, ...content: readonly Code[]): Code => [
  id,
  ...leb(content.flat().length),
  ...content.flat(),
];
const text = (value: string): Code => [value.length, ...Buffer.from(value)];
const locals: readonly Code[] = [
  [whole.length, types.i32],
  [single.length, types.f32],
  [fours.length, types.v128],
];
const codes = widths.map((width): Code => {
  const code = [locals.length, ...locals.flat(), ...body(width), 0x0b];
  return [...leb(code.length), ...code];
});
const module = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, parameters.length, ...parameters.map(() => types.i32), 0]),
  ...section(2, [1, ...text('m'), ...text('memory'), 2, 0, 1]),
  ...section(3, [widths.length, ...widths.map(() => 0)]),
  ...section(7, [widths.length], ...widths.map((width, at) => [...text(`sums${width}`), 0, at])),
  ...section(10, [widths.length], ...codes),
]);

/** As much of WebAssembly as is used here: the types come with those of browsers only. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly m: { readonly memory: Memory } },
  ) => { readonly exports: Readonly<Record<string, (...values: readonly number[]) => void>> };
};
interface Memory {
  readonly buffer: ArrayBuffer;
}
const pageOfMemory = 65_536;

/** Memory of so many bytes, as numbers of four bytes, and what works out a layer in it. */
export function kernel(bytes: number): { readonly numbers: Float32Array; readonly run: (sums: Sums) => void } {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / pageOfMemory) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module), { m: { memory } });
  return {
    numbers: new Float32Array(memory.buffer),
    run: (layer) => {
      const width = widths.find((fours) => layer.outputs % (16 * fours) === 0);
      exports[`sums${width}`]?.(...parameters.map((name) => layer[name]));
    },
  };
}
