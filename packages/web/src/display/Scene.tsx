// Before the announcement: who is here, what is going on, how far it is. Never a figure of the count.
import type { DisplayView } from '@tinnhiem/core';
import type { CSSProperties } from 'react';
import { useText } from '../language.tsx';
import { Boxes } from './Boxes.tsx';
import { stageWords, words } from './words.ts';

export function Scene({ view }: { readonly view: DisplayView }) {
  const say = useText();
  if (view.stage === 'polling') return <Polling view={view} />;
  return (
    <div className="scene">
      {(view.stage === 'preparing' || view.stage === 'ready') && <p className="welcome">{say(words.welcome)}</p>}
      <p className="statement" role="status">
        {say(stageWords[view.stage])}
      </p>
      {view.stage === 'counting' ? <Progress progress={view.progress} /> : <Attendance view={view} />}
      <Boxes view={view} />
      <Officials view={view} />
    </div>
  );
}

function Attendance({ view }: { readonly view: DisplayView }) {
  const say = useText();
  return (
    <p className="attendance">
      <span className="label">{say(words.present)}</span>{' '}
      <strong>
        {view.present}
        <span className="slash"> / {view.convened}</span>
      </strong>{' '}
      <span className="label">{say(words.convened)}</span>
    </p>
  );
}

function Polling({ view }: { readonly view: DisplayView }) {
  const say = useText();
  return (
    <div className="polling" style={{ '--rows': view.lists.length } as CSSProperties}>
      <div className="polling-head">
        <p className="statement" role="status">
          {say(stageWords.polling)}
        </p>
        <Attendance view={view} />
      </div>
      <table className="lists">
        <thead>
          <tr>
            <td />
            <th scope="col">{say(words.present)}</th>
            <th scope="col">{say(words.issued)}</th>
          </tr>
        </thead>
        <tbody>
          {view.lists.map((list) => (
            <tr key={list.id}>
              <th scope="row">
                {list.title}{' '}
                <small>
                  {list.people} {say(words.votedOn)}
                </small>
              </th>
              <td>
                {list.present}
                <small> / {list.voters}</small>
              </td>
              <td className="big">
                {list.issued}
                {list.slips !== null && (
                  <small>
                    {' '}
                    {say(words.ofThemSlips)} {list.slips}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Boxes view={view} />
      <p className="hint">{say(words.oneMark)}</p>
    </div>
  );
}

function Progress({ progress }: { readonly progress: DisplayView['progress'] }) {
  const say = useText();
  if (progress === null || progress.all === 0) return <p className="hint">{say(words.notYetFormed)}</p>;
  const share = Math.floor((progress.done * 100) / progress.all);
  return (
    <div className="progress">
      <p className="label" id="progress-label">
        {say(words.progress)}
      </p>
      <p className="share">{share}%</p>
      <div
        role="progressbar"
        aria-labelledby="progress-label"
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div className="done" style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}

function Officials({ view }: { readonly view: DisplayView }) {
  const say = useText();
  return (
    <dl className="officials">
      <dt>{say(words.chair)}</dt>
      <dd>{view.chair}</dd>
      {view.committee.length > 0 && (
        <>
          <dt>{say(words.committee)}</dt>
          <dd>{view.committee.map((member) => `${member.name} (${say(words[member.role])})`).join(' · ')}</dd>
        </>
      )}
    </dl>
  );
}
