// Handing something to the voter as a file, without asking anybody else.

export function saveText(name: string, content: string, type = 'text/plain;charset=utf-8'): void {
  save(name, new Blob([content], { type }));
}

/** A line of a picture; codes in letters that are told apart. */
export interface PictureLine {
  readonly words: string;
  readonly kind?: 'head' | 'code';
}

/** Lines of words as a picture, for the phone's album. */
export function savePicture(name: string, lines: readonly PictureLine[]): void {
  const canvas = document.createElement('canvas');
  const [size, margin, width] = [34, 48, 1080];
  const context = canvas.getContext('2d');
  if (context === null) return;
  const wrapped = lines.flatMap(({ words, kind }) => {
    const font = `${kind === undefined ? '' : 'bold '}${size}px ${kind === 'code' ? 'monospace' : 'sans-serif'}`;
    context.font = font;
    return wrap(context, words, width - 2 * margin).map((part) => ({ part, font }));
  });
  canvas.width = width;
  canvas.height = 2 * margin + wrapped.length * size * 1.5;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#1b1d22';
  context.textBaseline = 'top';
  for (const [at, { part, font: own }] of wrapped.entries()) {
    context.font = own;
    context.fillText(part, margin, margin + at * size * 1.5);
  }
  canvas.toBlob((blob) => {
    if (blob !== null) save(name, blob);
  }, 'image/png');
}

function wrap(context: CanvasRenderingContext2D, line: string, width: number): readonly string[] {
  const parts: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && context.measureText(longer).width > width) {
      parts.push(current);
      current = word;
    } else current = longer;
  }
  return [...parts, current];
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
