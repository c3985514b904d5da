import type { Block } from './handbook.ts';
import classes from './help.module.css';

/** What a section of the handbook says. */
export function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, index) => {
    // The text of one answer never changes places.
    const key = `${block.kind} ${index}`;
    switch (block.kind) {
      case 'paragraph':
        return (
          <p key={key}>
            <Runs runs={block.runs} />
          </p>
        );
      case 'picture':
        return (
          <figure key={key} className={classes.figure}>
            <img src={`/api/handbook/pictures/${block.file}`} alt={block.caption} loading="lazy" />
            <figcaption>{block.caption}</figcaption>
          </figure>
        );
      default: {
        const items = block.items.map((runs, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one answer never change places
          <li key={at}>
            <Runs runs={runs} />
          </li>
        ));
        return block.kind === 'steps' ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>;
      }
    }
  });
}

function Runs({ runs }: { readonly runs: Extract<Block, { readonly kind: 'paragraph' }>['runs'] }) {
  return runs.map(({ text, bold }, index) => {
    // The words of one line never change places.
    const key = `${index} ${text}`;
    return bold === true ? <b key={key}>{text}</b> : <span key={key}>{text}</span>;
  });
}
