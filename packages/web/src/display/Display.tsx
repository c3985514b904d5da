// The room's screen: no login, no control. What it may show is decided by the server; before the announcement it gets no figure.
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/700.css';
import { useEffect } from 'react';
import { LanguageProvider, useText } from '../language.tsx';
import './display.css';
import { Choose } from './Choose.tsx';
import { useDisplay } from './feed.ts';
import { Results } from './Results.tsx';
import { Scene } from './Scene.tsx';
import { words } from './words.ts';

/** `/display` or `/display/<round>~<conference>`. */
export function Display() {
  const key = decodeURIComponent(window.location.pathname.split('/')[2] ?? '');
  const theme = new URLSearchParams(window.location.search).get('theme') === 'dark' ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset.hall = theme;
  }, [theme]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'f' || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.fullscreenElement === null) void document.documentElement.requestFullscreen();
      else void document.exitFullscreen();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return <LanguageProvider>{key === '' ? <Choose /> : <Conference id={key} />}</LanguageProvider>;
}

function Conference({ id }: { readonly id: string }) {
  const say = useText();
  const { data: view, connected, missing } = useDisplay(id);
  useKeepAwake();
  const title = view?.title ?? say(missing ? words.unknown : words.loading);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="hall" data-rehearsal={view?.rehearsal === true}>
      <header data-compact={view?.results != null}>
        {view?.rehearsal === true && <p className="rehearsal">{say(words.rehearsal)}</p>}
        <h1>{title}</h1>
        {view !== null && <p className="day">{view.day.split('-').reverse().join('/')}</p>}
      </header>
      <main>
        {missing && (
          <p className="statement">
            <a href="/display">{say(words.toAll)}</a>
          </p>
        )}
        {view !== null &&
          (view.results !== null ? <Results results={view.results} lists={view.lists} /> : <Scene view={view} />)}
      </main>
      <p className="lost" role="status">
        {connected ? '' : say(words.lost)}
      </p>
    </div>
  );
}

/** Keeps the projector's computer from dimming, where the browser allows it. */
function useKeepAwake(): void {
  useEffect(() => {
    let lock: { release: () => Promise<void> } | null = null;
    const ask = async () => {
      try {
        if (document.visibilityState === 'visible' && 'wakeLock' in navigator)
          lock = await navigator.wakeLock.request('screen');
      } catch {
        // Not on plain http: the computer's own settings then decide.
      }
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
