// After the announcement: one person a line, three numbers, each percentage with its base, pages that turn by themselves.
import type { DisplayView, Level, ResultView } from '@tinnhiem/core';
import { type CSSProperties, useEffect, useMemo, useState } from 'react';
import { useText } from '../language.tsx';
import { inFours, latestOf } from './Boxes.tsx';
import { type ResultPage, type ResultRow, readingTime, resultPages, width } from './pages.ts';
import { useFit } from './use-fit.ts';
import { baseWords, levelWords, words } from './words.ts';

/** Letters of a title that stand in two lines beside the numbers of ballots. */
const longTitle = 70;

const shown: readonly Level[] = ['high', 'confidence', 'low'];

export interface ResultsProps {
  readonly results: readonly ResultView[];
  readonly lists: DisplayView['lists'];
}

export function Results({ results, lists }: ResultsProps) {
  const pages = useMemo(() => resultPages(results), [results]);
  const { page, paused } = useTurning(pages);
  if (page === undefined) return null;
  const box = lists.find(({ id }) => id === page.list.id)?.box ?? null;
  return <Page page={page} paused={paused} box={box === null ? null : latestOf(box)} />;
}

/** Turns the pages by time. Arrow keys turn by hand, the space bar holds the page: for whoever reads aloud. */
function useTurning(pages: readonly ResultPage[]) {
  const [index, setIndex] = useState(0);
  const [paused, setPaused] = useState(false);
  const at = pages.length === 0 ? 0 : index % pages.length;
  const page = pages[at];
  useEffect(() => {
    if (paused || page === undefined || pages.length < 2) return;
    const timer = setTimeout(() => setIndex((at + 1) % pages.length), readingTime(page));
    return () => clearTimeout(timer);
  }, [at, page, pages.length, paused]);
  useEffect(() => {
    const turn = (by: number) => setIndex((before) => (before + by + pages.length) % Math.max(1, pages.length));
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight' || event.key === 'PageDown') turn(1);
      else if (event.key === 'ArrowLeft' || event.key === 'PageUp') turn(-1);
      else if (event.key === ' ') setPaused((before) => !before);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [pages.length]);
  return { page, paused };
}

interface PageProps {
  readonly page: ResultPage;
  readonly paused: boolean;
  /** What the room compares with the electronic box of this list. */
  readonly box: ReturnType<typeof latestOf>;
}

function Page({ page: { list, rows, page, pages }, paused, box }: PageProps) {
  const say = useText();
  const base = list.assessments[0]?.base;
  const fitted = useFit(rows);
  return (
    <section ref={fitted} className="results" aria-label={list.title} data-box={box !== null || undefined}>
      <div className="list-head" data-long={list.title.length > longTitle || undefined}>
        <h2>{list.title}</h2>
        <dl>
          <Total name={say(words.issuedShort)} count={list.issued} />
          <Total name={say(words.collected)} count={list.collected} />
          <Total name={say(words.valid)} count={list.valid} />
          <Total name={say(words.invalid)} count={list.invalid} />
        </dl>
      </div>
      {rows.length === 0 ? (
        <p className="statement">{say(words.nobody)}</p>
      ) : (
        <table style={{ '--rows': rows.length } as CSSProperties}>
          <thead>
            <tr>
              <td />
              {shown.map((level) => (
                <th scope="col" key={level} className={level}>
                  {say(levelWords[level])}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.person.person} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {box !== null && (
        <p className="box">
          {say(box.label)} <strong>{inFours(box.value)}</strong>
        </p>
      )}
      <footer>
        <p>
          {base?.count !== null && base !== undefined && (
            <>
              {say(words.base)} <strong>{base.count}</strong> {say(baseWords[base.what])}
            </>
          )}
        </p>
        <p>
          {paused && <strong className="paused">❚❚ {say(words.paused)} </strong>}
          {pages > 1 && `${say(words.page)} ${page}/${pages}`}
        </p>
      </footer>
    </section>
  );
}

function Total({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{count}</dd>
    </div>
  );
}

function Row({ row: { person, assessment, number } }: { readonly row: ResultRow }) {
  return (
    <>
      <tr>
        <th scope="row">
          <span className="number">{number}.</span> {person.name}
          <span className="position">{person.position}</span>
        </th>
        {shown.map((level) => (
          <td key={level} className={level}>
            <strong className="count">{assessment[level].count}</strong>{' '}
            <span className="percent">{assessment[level].percent === null ? '' : `${assessment[level].percent}%`}</span>
          </td>
        ))}
      </tr>
      <tr className="bar-row">
        <td colSpan={4}>
          <div className="bar" aria-hidden="true">
            {shown.map((level) => (
              <div
                key={level}
                className={level}
                style={{ width: `${width(assessment[level].count, assessment.base.count)}%` }}
              />
            ))}
          </div>
        </td>
      </tr>
    </>
  );
}
