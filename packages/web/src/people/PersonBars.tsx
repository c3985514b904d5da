import { type PersonResultRow, text } from '@tinnhiem/core';
import { showDay } from '../components/format.ts';
import classes from '../conference/canvass/canvass.module.css';
import { Segment } from '../conference/canvass/LevelBars.tsx';
import { LevelLegend } from '../conference/canvass/LevelLegend.tsx';
import { useText } from '../language.tsx';
import { placeNames } from '../rules/rules.text.ts';
import own from './people.module.css';
import { peopleText } from './people.text.ts';

const picture = text(
  'Biểu đồ ba mức tín nhiệm của từng lần lấy phiếu; số liệu ở bảng bên dưới',
  'The three levels of every vote as bars; the figures are in the table below',
);

/** One bar for each result, each on its own base, under its round. Told apart by pattern and number as well as by colour. */
export function PersonBars({ results }: { readonly results: readonly PersonResultRow[] }) {
  const say = useText();
  const rounds = [...new Set(results.map(({ round }) => round))];
  return (
    <figure className={classes.figure}>
      <LevelLegend />
      <div role="img" aria-label={say(picture)}>
        {rounds.map((round) => {
          const rows = results.filter((row) => row.round === round);
          return (
            <div key={round}>
              <div className={own.round}>
                {rows[0]?.roundTitle} ({round}){rows[0]?.rehearsal === true && ` · ${say(peopleText.rehearsal)}`}
              </div>
              {rows.map((row) => (
                <div key={`${row.conference}/${row.list}`} className={classes.barRow}>
                  <span className={classes.barName}>
                    {showDay(row.day)} · {row.listTitle} ({say(placeNames[row.place]).toLowerCase()}, {row.base.count}{' '}
                    {say(text('phiếu', 'ballots'))})
                  </span>
                  <div className={classes.bar}>
                    <Segment level="high" count={row.high.count} base={row.base.count} />
                    <Segment level="confidence" count={row.confidence.count} base={row.base.count} />
                    <Segment level="low" count={row.low.count} base={row.base.count} style={{ marginLeft: 'auto' }} />
                  </div>
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </figure>
  );
}
