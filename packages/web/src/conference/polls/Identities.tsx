import { type Stock, type Text, text } from '@tinnhiem/core';
import { useText } from '../../language.tsx';
import classes from './identities.module.css';

const words = {
  printed: text('In', 'Printed'),
  issued: text('Phát ra', 'Issued'),
  unused: text('Còn lại', 'Unused'),
  spoiled: text('Hỏng', 'Spoiled'),
  foreign: text('Phiếu lạ', 'Foreign'),
  collected: text('Thu về', 'Collected'),
  notReturned: text('Không thu về', 'Not returned'),
  holds: text('khớp', 'agrees'),
  fails: text('không khớp', 'does not agree'),
  open: text('chưa đủ số', 'incomplete'),
} as const;

interface Part {
  readonly name: string;
  readonly count: number | null;
}

/** Both identities of a list's stock, with their numbers, while they are typed. `foreign`: sheets that the committee never issued, once known. */
export function Identities({
  stock,
  foreign = null,
  title,
}: {
  readonly stock: Stock;
  readonly foreign?: number | null;
  readonly title?: string;
}) {
  const say = useText();
  const { printed, issued, spoiled, unused, collected } = stock;
  const missing = collected === null ? null : issued + (foreign ?? 0) - collected;
  return (
    <div className={classes.identities}>
      {title !== undefined && <b>{title}</b>}
      <Identity
        left={[{ name: say(words.printed), count: printed }]}
        right={[
          { name: say(words.issued), count: issued },
          { name: say(words.unused), count: unused },
          { name: say(words.spoiled), count: spoiled },
        ]}
        holds={unused === null ? null : printed === issued + unused + spoiled}
      />
      <Identity
        left={[
          { name: say(words.issued), count: issued },
          ...(foreign === null || foreign === 0 ? [] : [{ name: say(words.foreign), count: foreign }]),
        ]}
        right={[
          { name: say(words.collected), count: collected },
          { name: say(words.notReturned), count: missing },
        ]}
        holds={missing === null ? null : missing === 0}
        verdict={
          missing === null || missing === 0
            ? undefined
            : missing > 0
              ? text(`${missing} phiếu không thu về`, `${missing} not returned`)
              : text(`hòm thừa ${-missing} phiếu`, `${-missing} too many in the box`)
        }
      />
    </div>
  );
}

interface IdentityProps {
  readonly left: readonly Part[];
  readonly right: readonly Part[];
  readonly holds: boolean | null;
  readonly verdict?: Text | undefined;
}

function Identity({
  left,
  right,
  holds,
  verdict = holds === null ? words.open : holds ? words.holds : words.fails,
}: IdentityProps) {
  const say = useText();
  return (
    <p className={classes.identity} data-holds={holds === null ? 'open' : String(holds)}>
      <Sum parts={left} />
      <span className={classes.sign}>=</span>
      <Sum parts={right} />
      <span className={classes.verdict}>{say(verdict)}</span>
    </p>
  );
}

function Sum({ parts }: { readonly parts: readonly Part[] }) {
  return parts.map((part, index) => (
    <span key={part.name} className={classes.part}>
      {index > 0 && <span className={classes.sign}>+</span>}
      <span>
        <small>{part.name}</small> <b>{part.count ?? '?'}</b>
      </span>
    </span>
  ));
}
