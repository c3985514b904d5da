import { useEffect } from 'react';
import { useText } from '../language.tsx';
import { type RunningConference, useFeed } from './feed.ts';
import { words } from './words.ts';

/** Which conference to show; opens the only one by itself. */
export function Choose() {
  const say = useText();
  const { data: running, connected } = useFeed<readonly RunningConference[]>('/api/display', null);
  const only = running?.length === 1 ? running[0] : undefined;
  const query = window.location.search;
  useEffect(() => {
    document.title = say(words.choose);
  }, [say]);
  useEffect(() => {
    if (only !== undefined) window.location.replace(addressOf(only.id, query));
  }, [only, query]);
  return (
    <div className="hall">
      <header>
        <h1>{say(running?.length === 0 ? words.none : words.choose)}</h1>
      </header>
      <main>
        {running === null && <p className="statement">{say(words.loading)}</p>}
        {running?.length === 0 && <p className="statement">{say(words.noneHint)}</p>}
        {running !== null && running.length > 0 && (
          <ul className="choices">
            {running.map(({ id, title, day }) => (
              <li key={id}>
                <a href={addressOf(id, query)}>
                  {title} <span className="day">{day.split('-').reverse().join('/')}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </main>
      <p className="lost" role="status">
        {connected ? '' : say(words.lost)}
      </p>
    </div>
  );
}

function addressOf(id: string, query: string): string {
  return `/display/${id}${query}`;
}
