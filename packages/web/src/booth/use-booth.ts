// The state of the booth and everything that changes it.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoothElection } from './api.ts';
import { codeInAddress, inspectCode } from './code.ts';
import { findElection, loadElection } from './find.ts';
import { type Draft, type Keeper, newDraft, type Receipt } from './kept.ts';
import { type Machine, newSeed } from './machine.ts';
import { askPatiently, type Trying } from './patient.ts';
import { type DraftView, draftView, type View } from './view.ts';

export interface BoothProps {
  readonly machine: Machine;
  readonly keeper: Keeper;
  /** Tells the other tabs of this browser; `null` where it cannot. */
  readonly channel: BroadcastChannel | null;
}

const address = '/b';

export function useBooth({ machine, keeper, channel }: BoothProps) {
  const [view, setView] = useState<View>({ kind: 'finding', trying: null });
  // What is going on belongs to the newest view; an answer that comes too late finds another number.
  const latest = useRef(view);
  const turn = useRef(0);
  const show = (next: View) => {
    latest.current = next;
    setView(next);
  };
  const draftNow = (): DraftView | null => (latest.current.kind === 'draft' ? latest.current : null);
  /** Keeps first, then shows. */
  const showDraft = (next: DraftView) => {
    keeper.keep(next.draft);
    show(next);
  };
  const begin = (): number => {
    turn.current += 1;
    return turn.current;
  };
  const isOver = (own: number) => turn.current !== own;

  /** Sealing says it where it does not work; this only makes it quick. */
  const prepare = ({ record }: BoothElection, code: string) => void machine.prepare(record, code).catch(() => {});

  const enter = async (code: string) => {
    const own = begin();
    keeper.keep({ kind: 'entered', code });
    show({ kind: 'finding', trying: null });
    const onTrying = (trying: Trying) => {
      if (!isOver(own)) show({ kind: 'finding', trying });
    };
    const found = await findElection(machine, code, onTrying).catch(
      () => ({ kind: 'trouble', trouble: 'old-phone' }) as const,
    );
    if (isOver(own)) return;
    if (found.kind === 'trouble') {
      // The paper slip is where the code is kept; a try that failed leaves none behind.
      keeper.forget();
      show({ kind: 'trouble', trouble: found.trouble, code });
      return;
    }
    const { election, credential, voted } = found;
    const draft = newDraft({ code, election: election.election, credential, voted }, election.people.length);
    showDraft(draftView(election, draft));
    prepare(election, code);
  };

  const resume = async (draft: Draft) => {
    const own = begin();
    show({ kind: 'finding', trying: null });
    const election = await loadElection(draft.election, (trying) => {
      if (!isOver(own)) show({ kind: 'finding', trying });
    });
    if (isOver(own)) return;
    if (typeof election === 'string') {
      show({ kind: 'trouble', trouble: election, code: draft.code });
      return;
    }
    showDraft(draftView(election, draft));
    if (draft.screen === 'casting') void cast();
    if (draft.screen === 'check') void seal();
    if (draft.screen === 'marking') prepare(election, draft.code);
  };

  /** Seals what is marked; from the seed that is kept, so that a reload shows the same envelope. */
  const seal = async () => {
    const own = begin();
    const before = draftNow();
    if (before === null) return;
    const { election, draft } = before;
    const seed = draft.seed ?? newSeed();
    showDraft({ ...draftView(election, { ...draft, seed, screen: 'check' }) });
    const choices = draft.marks.map((mark) => election.levels.map((_, level) => (level === mark ? 1 : 0)));
    const { record, fingerprint } = election;
    try {
      const code = await machine.seal({ record, fingerprint, code: draft.code, choices, seed }, (done, of) => {
        const now = draftNow();
        if (!isOver(own) && now !== null) show({ ...now, sealing: { done, of } });
      });
      const now = draftNow();
      if (!isOver(own) && now !== null) show({ ...now, seal: code });
    } catch {
      if (!isOver(own)) show({ kind: 'trouble', trouble: 'old-phone', code: null });
    }
  };

  const cast = async () => {
    const own = begin();
    const before = draftNow();
    if (before === null) return;
    const { draft, election } = before;
    let { ballot } = draft;
    if (ballot === null) {
      const { seal: envelope } = before;
      if (envelope === null) return;
      show({ ...before, draft: { ...draft, screen: 'casting' } });
      ballot = await machine.sign(envelope).catch(() => null);
      if (ballot === null) {
        // The worker was stopped in between: the same envelope is made again from its seed.
        showDraft(before);
        void seal();
        return;
      }
    }
    const casting = draftView(election, { ...draft, screen: 'casting', ballot });
    showDraft(casting);
    const answer = await askPatiently<{ tracker: string }>(
      `/api/booth/${encodeURIComponent(draft.election)}/ballots`,
      { ballot: ballot.text },
      (trying) => {
        if (!isOver(own)) show({ ...casting, trying });
      },
    );
    if (isOver(own)) return;
    if (answer.kind === 'refused') {
      refused(casting, answer.refused.code);
      return;
    }
    if (answer.value.tracker !== ballot.tracker) {
      show({ ...casting, trouble: 'other-answer' });
      return;
    }
    received(casting, answer.value.tracker);
  };

  const refused = (casting: DraftView, code: string) => {
    const { draft } = casting;
    if (code === 'R-poll-closed' || code === 'R-poll-not-open') show({ ...casting, trouble: 'closed-while-marking' });
    else if (code === 'R-code-burnt' || code === 'R-code-unknown') {
      keeper.forget();
      show({ kind: 'trouble', trouble: code === 'R-code-burnt' ? 'code-burnt' : 'code-unknown', code: draft.code });
    } else show({ ...casting, trouble: 'ballot-refused' });
  };

  const received = ({ election, draft }: DraftView, tracker: string) => {
    const receipt: Receipt = {
      kind: 'receipt',
      election: election.election,
      organisation: election.organisation,
      conference: election.conference.title,
      list: election.list.title,
      day: election.conference.day,
      rehearsal: election.rehearsal,
      signature: election.signature === 'allowed',
      tracker,
      again: draft.voted,
    };
    keeper.keep(receipt);
    channel?.postMessage({ credential: draft.credential, tracker });
    show({ kind: 'receipt', receipt, code: draft.code, credential: draft.credential, replaced: false });
  };

  const act = {
    enter: (code: string) => void enter(code),
    change(change: (draft: Draft) => Draft) {
      const now = draftNow();
      if (now !== null) showDraft({ ...now, draft: change(now.draft), start: null });
    },
    review() {
      history.pushState({ booth: 'check' }, '', address);
      void seal();
    },
    /** Back to the list, to this person where one was named. */
    edit(person: number | null) {
      begin();
      const now = draftNow();
      if (now === null) return;
      showDraft({ ...now, start: person, draft: { ...now.draft, screen: 'marking' } });
    },
    cast: () => void cast(),
    async open() {
      const own = begin();
      const now = draftNow();
      const envelope = now?.seal ?? null;
      if (now === null || envelope === null) return;
      const line = await machine.open(envelope).catch(() => null);
      if (isOver(own)) return;
      if (line === null) void seal();
      // Its seed is known from now on, so it is forgotten: what is cast has another one.
      else showDraft({ ...now, draft: { ...now.draft, seed: null }, opened: { seal: envelope, line } });
    },
    sealAnew: () => void seal(),
    /** What was refused is thrown away, and sealed and signed once more. */
    remake() {
      const now = draftNow();
      if (now === null) return;
      showDraft({ ...now, trouble: null, draft: { ...now.draft, screen: 'check', seed: null, ballot: null } });
      void seal();
    },
    voteAgain() {
      if (latest.current.kind === 'receipt' && latest.current.code !== null) void enter(latest.current.code);
    },
    /** Back to the code that was typed, for one letter of it may be wrong. */
    correct(code: string) {
      begin();
      show({ kind: 'entrance', typed: code });
    },
    other() {
      begin();
      keeper.forget();
      show({ kind: 'entrance', typed: '' });
    },
    clear() {
      begin();
      keeper.forget();
      show({ kind: 'cleared' });
    },
    keepOn() {
      const kept = keeper.read();
      if (kept?.kind === 'draft') void resume(kept);
    },
    takeNew() {
      if (latest.current.kind !== 'two-codes') return;
      const { code } = latest.current;
      keeper.forget();
      void enter(code);
    },
  };

  /** A code that came with the address leaves it at once, and the history with it. */
  const arrive = () => {
    const typed = codeInAddress(location.hash);
    if (location.hash !== '') history.replaceState(null, '', address);
    if (typed === '') return false;
    const { code } = inspectCode(typed);
    const kept = latest.current.kind === 'draft' ? latest.current.draft : keeper.read();
    if (code === null) show({ kind: 'entrance', typed });
    else if (kept?.kind !== 'draft') void enter(code);
    else if (kept.code === code) return false;
    // A ballot on its way goes first: its answer is near.
    else if (kept.screen === 'casting') return false;
    else show({ kind: 'two-codes', code });
    return true;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    const kept = keeper.read();
    if (!arrive()) {
      if (kept?.kind === 'draft') void resume(kept);
      else if (kept?.kind === 'entered') void enter(kept.code);
      else if (kept?.kind === 'receipt')
        show({ kind: 'receipt', receipt: kept, code: null, credential: null, replaced: false });
      else show({ kind: 'entrance', typed: '' });
    }
    const onBack = () => {
      const now = draftNow();
      if (now !== null && now.draft.screen === 'check' && now.opened === null) act.edit(null);
    };
    const onHash = () => void arrive();
    const onMessage = ({ data }: MessageEvent<{ credential: string; tracker: string }>) => {
      const now = latest.current;
      if (now.kind === 'receipt' && now.credential === data.credential && now.receipt.tracker !== data.tracker)
        show({ ...now, replaced: true });
    };
    addEventListener('popstate', onBack);
    addEventListener('hashchange', onHash);
    channel?.addEventListener('message', onMessage);
    return () => {
      removeEventListener('popstate', onBack);
      removeEventListener('hashchange', onHash);
      channel?.removeEventListener('message', onMessage);
    };
  }, []);

  return { view, act };
}
