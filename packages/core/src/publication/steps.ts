// S22: where we are, what is missing, who must act.
import { committeeRoles, type Role } from '../basics/roles.ts';
import { type Text, text } from '../basics/text.ts';
import type { Canvassed } from '../canvass/canvass.ts';
import { compareBatch, inBatches } from '../count/batches.ts';
import { waitsForBox } from '../count/box/count.ts';
import type { Counting } from '../count/state.ts';
import { compareTally, hasNothingToTally } from '../count/tally.ts';
import { isMinuted } from '../minutes/minutes.ts';
import { boxesWhere } from '../polls/electronic/fits.ts';
import { boxOf } from '../polls/electronic/state.ts';
import { preparations } from '../polls/prepare.ts';
import { askedReopening } from '../polls/reopening.ts';
import type { Polling, Preparing, Ready } from '../polls/state.ts';
import { keepingOf } from './keeping/state.ts';
import type { Sealed } from './publication.ts';
import { scanSteps } from './scan-steps.ts';
import type { AnyStage } from './views.ts';

/** Something that has to be done next, the roles that may do it, and the command or screen for it. */
export interface Step {
  readonly what: Text;
  readonly who: readonly Role[];
  readonly command: string;
}

const committee: readonly Role[] = committeeRoles;

/** What has to happen next at a conference; empty once the ballots are handed over. */
export function nextSteps(state: AnyStage): Step[] {
  const asked = askedReopening(state);
  // What goes on makes the request void without a word: it is answered first.
  return asked === null ? stageSteps(state) : [answerStep(state, asked.done.by.name), ...stageSteps(state)];
}

function answerStep({ stage }: AnyStage, name: string): Step {
  return step(
    `Mở lại hoặc từ chối: ${name} đã đề nghị mở lại`,
    `Re-open or decline: ${name} has asked to re-open`,
    stage === 'closed' ? ['chair'] : ['chair', 'committee-head'],
    stage === 'closed' ? 'reopen-poll' : 'reopen-count',
  );
}

function stageSteps(state: AnyStage): Step[] {
  switch (state.stage) {
    case 'preparing':
      return preparingSteps(state as Preparing);
    case 'ready': {
      const ready = state as Ready;
      const steps: Step[] = [];
      if (ready.present.size === 0)
        steps.push(step('Điểm danh người ghi phiếu', 'Check the voters in', ['organiser', ...committee], 'check-in'));
      if (ready.committee.approved === null)
        steps.push(
          step(
            'Hội nghị biểu quyết Ban Kiểm phiếu',
            'The conference votes on the counting committee',
            ['chair', 'organiser'],
            'approve-committee',
          ),
        );
      return [...steps, step('Bắt đầu ghi phiếu', 'Open the poll', ['chair'], 'open-poll')];
    }
    case 'polling': {
      const polling = state as Polling;
      const lacking = [...polling.present].filter((person) =>
        polling.setup.lists.some(
          (list) =>
            polling.rolls[list.id]?.some((voter) => voter.person === person) && !polling.holders[list.id]?.has(person),
        ),
      ).length;
      const hand =
        lacking > 0
          ? [
              step(
                `Phát phiếu cho ${lacking} người có mặt chưa có phiếu`,
                `Hand ballots to ${lacking} people present without one`,
                committee,
                'hand-out',
              ),
            ]
          : [];
      return [
        ...hand,
        step(
          'Kết thúc bỏ phiếu khi mọi người đã bỏ phiếu',
          'Close the poll when everybody has cast',
          ['chair'],
          'close-poll',
        ),
      ];
    }
    case 'closed': {
      const uncounted = state.setup.lists.filter(
        (list) => state.stock[list.id]?.collected === null || state.stock[list.id]?.unused === null,
      );
      const box = uncounted.map((list) =>
        step(
          `Đếm phiếu thu về và phiếu còn lại: ${list.title}`,
          `Count the box and the unused ballots: ${list.title}`,
          committee,
          'record-box',
        ),
      );
      const open = boxesWhere(state, (other) => other.closed === null).map((title) =>
        step(`Đóng hòm phiếu điện tử: ${title}`, `Close the electronic box: ${title}`, committee, 'record-box-closed'),
      );
      const closing = [...open, ...box];
      return closing.length > 0
        ? closing
        : [step('Bắt đầu kiểm phiếu', 'Begin the count', ['committee-head'], 'begin-count')];
    }
    case 'counting':
      return countingSteps(state as unknown as Counting);
    case 'canvassed':
      return isMinuted(state as unknown as Canvassed)
        ? [
            step(
              'In biên bản, cả Ban Kiểm phiếu và chủ trì ký, rồi xác nhận',
              'Print the minutes, have all sign, confirm',
              ['committee-head', 'committee-secretary'],
              'sign-minutes',
            ),
          ]
        : [
            step(
              'Lập biên bản kiểm phiếu',
              'Write the counting minutes',
              ['committee-secretary', 'committee-head'],
              'write-minutes',
            ),
          ];
    case 'signed':
      return [
        step(
          'Công bố kết quả tại hội nghị',
          'Announce the result at the conference',
          ['chair', 'committee-head'],
          'announce',
        ),
      ];
    case 'announced':
      return [step('Niêm phong phiếu', 'Seal the ballots', ['committee-head', 'committee-secretary'], 'seal')];
    case 'sealed':
      return sealedSteps(state as unknown as Sealed);
  }
}

function sealedSteps(state: Sealed): Step[] {
  if (state.handOver === null)
    return [
      step(
        'Bàn giao phiếu đã niêm phong cho bộ phận tổ chức cán bộ',
        'Hand over the sealed ballots',
        ['committee-head', 'organiser'],
        'hand-over',
      ),
    ];
  const { term, destroyed } = keepingOf(state);
  return term === null && destroyed === null
    ? [
        step(
          'Ghi nơi và thời hạn lưu giữ phiếu',
          'Record place and term of keeping the ballots',
          ['organiser'],
          'set-keeping',
        ),
      ]
    : [];
}

function step(vi: string, en: string, who: readonly Role[], command: string): Step {
  return { what: text(vi, en), who, command };
}

function preparingSteps(state: Preparing): Step[] {
  const missing = preparations(state);
  return missing.length === 0
    ? [step('Xác nhận đã chuẩn bị xong', 'Confirm that all is ready', ['organiser', 'chair'], 'make-ready')]
    : missing;
}

function countingSteps(state: Counting): Step[] {
  const steps: Step[] = [];
  const { independent } = state.setup.count;
  const head: readonly Role[] = ['committee-head', 'committee-secretary'];
  for (const list of state.setup.lists) {
    const counting = state.counts[list.id];
    const collected = state.stock[list.id]?.collected ?? 0;
    if (counting?.method === 'entry') {
      const batched = inBatches(counting.batches);
      if (batched < collected)
        steps.push(
          step(
            `${list.title}: chia tập ${collected - batched} phiếu`,
            `${list.title}: form batches of ${collected - batched} ballots`,
            committee,
            'form-batches',
          ),
        );
      const compared = counting.batches.map((batch) => compareBatch(batch, list.votedOn.length, independent));
      const unread = compared.filter((batch) => !batch.compared).length;
      const differing = compared.flatMap((batch) => batch.open).filter((cell) => cell.status === 'differs').length;
      const doubtful = compared.flatMap((batch) => batch.open).filter((cell) => cell.status === 'committee').length;
      if (unread > 0)
        steps.push(
          step(
            `${list.title}: nhập ${unread} tập (mỗi tập ${independent} người)`,
            `${list.title}: enter ${unread} batches (${independent} people each)`,
            committee,
            'enter-ballot',
          ),
        );
      if (differing > 0)
        steps.push(
          step(
            `${list.title}: đọc lại ${differing} chỗ khác nhau`,
            `${list.title}: read ${differing} differing places again`,
            committee,
            'read-again',
          ),
        );
      if (doubtful > 0)
        steps.push(
          step(
            `${list.title}: Ban Kiểm phiếu quyết định ${doubtful} chỗ chưa rõ`,
            `${list.title}: the committee decides ${doubtful} doubtful places`,
            head,
            'adjudicate',
          ),
        );
    } else if (counting?.method === 'scan') {
      steps.push(...scanSteps(state, list.id, list.title));
    } else if (counting !== undefined && !hasNothingToTally(state, list.id, counting)) {
      const { open, compared } = compareTally(
        counting,
        list.votedOn.map((who) => who.person),
        collected,
        independent,
      );
      if (!compared)
        steps.push(
          step(
            `${list.title}: nhập phiếu kiểm (${counting.entries.length}/${independent})`,
            `${list.title}: enter the tally sheet (${counting.entries.length}/${independent})`,
            committee,
            'enter-tally',
          ),
        );
      const differing = open.filter((cell) => cell.status === 'differs').length;
      const disputed = open.length - differing;
      if (differing > 0)
        steps.push(
          step(
            `${list.title}: nhập lại ${differing} dòng khác nhau`,
            `${list.title}: enter ${differing} differing rows again`,
            committee,
            'read-tally-again',
          ),
        );
      if (disputed > 0)
        steps.push(
          step(
            `${list.title}: Ban Kiểm phiếu cùng đếm lại ${disputed} dòng`,
            `${list.title}: the committee counts ${disputed} rows together`,
            head,
            'adjudicate-tally',
          ),
        );
    }
  }
  const opening = boxSteps(state);
  if (opening.length > 0) return [...steps, ...opening];
  return steps.length > 0
    ? steps
    : [step('Xác nhận kết quả kiểm phiếu', 'Let the result stand', ['committee-head'], 'canvass')];
}

/** Boxes that wait for shares of the key; a machine count of their paper waits for them too, before its readings are committed. */
function boxSteps(state: Counting): Step[] {
  const needed = state.electronic?.ceremony?.needed ?? 0;
  return state.setup.lists
    .filter(({ id }) => waitsForBox(state, id))
    .map(({ id, title }) => {
      const given = boxOf(state, id)?.decryptions.length ?? 0;
      return step(
        `${title}: góp phần giải mã để mở hòm phiếu điện tử (${given}/${needed})`,
        `${title}: give shares to open the electronic box (${given} of ${needed})`,
        committee,
        'record-decryption',
      );
    });
}
