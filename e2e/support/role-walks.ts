// Each role of the procedure: the screens that it must reach from its first one, and what it never gets by whatever address.
import type { Role } from '@tinnhiem/core';
import type { Client } from './http.ts';
import type { TestOffice } from './office.ts';
import { partyConference, partyList, roundId } from './sample.ts';
import { conferenceKey } from './steps.ts';

export const round = `/api/rounds/${roundId}`;
export const conference = `/api/conferences/${conferenceKey(partyConference)}`;

/** What is asked for: a path, or a command with nothing in it, which no command takes. */
export type Asked = string | { readonly command: string; readonly of: 'round' | 'conference' };
const order = (of: 'round' | 'conference', ...names: string[]): Asked[] => names.map((command) => ({ command, of }));

const figures: readonly Asked[] = [
  `${conference}/results?format=csv`,
  `${conference}/results?format=xlsx`,
  `${round}/documents/counting-minutes?conference=${partyConference}`,
  `${round}/documents/result-summary?conference=${partyConference}&list=${partyList}`,
  `${round}/documents/personal-result-letter?conference=${partyConference}&person=CB002`,
];
const sheets: readonly Asked[] = [
  `${conference}/votes/${partyList}?format=csv`,
  `${conference}/votes/${partyList}?format=json`,
  `${conference}/lists/${partyList}/sheets/1/1`,
  `${conference}/lists/${partyList}/sheets/1/1/1`,
  `${conference}/scans`,
];
const counting = order('conference', 'enter-ballot', 'adjudicate', 'canvass', 'hand-out', 'record-box', 'read-again');
const leading = order('conference', 'open-poll', 'close-poll', 'reopen-poll');
const planning = order('round', 'settle-finding', 'approve-plan', 'replace-roster', 'replace-plan');
const office = ['/api/accounts', '/api/activity'];

/** Who has a session. */
export interface Sessions extends Pick<TestOffice, 'as' | 'stranger'> {
  /** Somebody in this one role. */
  guest(role: Role): Client;
}

interface Walk {
  readonly role: string;
  readonly session: (sessions: Sessions) => Client;
  /** Screens of the round, then of the conference, by the words of the navigation, each with the heading that it leads to. */
  readonly round: readonly (readonly [link: string, heading: string | RegExp])[];
  readonly conference: readonly (readonly [link: string, heading: string | RegExp])[];
  readonly never: readonly Asked[];
}

const canvass = ['Tổng hợp kết quả', 'Tổng hợp kết quả'] as const;
export const walks: readonly Walk[] = [
  {
    role: 'organiser',
    session: ({ as }) => as('organiser'),
    round: [
      ['Kế hoạch', 'Kế hoạch'],
      ['Người ghi phiếu', 'Người ghi phiếu'],
      ['Yêu cầu thông tin', 'Yêu cầu cung cấp thông tin'],
      ['Phiếu và văn bản', 'Phiếu và văn bản'],
    ],
    conference: [['Niêm phong, bàn giao', 'Niêm phong, bàn giao']],
    never: [...figures, ...sheets, ...counting, '/api/accounts'],
  },
  {
    role: 'chair',
    session: ({ as }) => as('chair'),
    round: [['Bảng việc và lịch', /./u]],
    conference: [['Công bố', 'Công bố kết quả']],
    never: [...figures, ...sheets, ...counting, ...office],
  },
  {
    role: 'head of the counting committee',
    session: ({ as }) => as('head'),
    round: [],
    conference: [canvass, ['Biên bản', 'Biên bản kiểm phiếu']],
    never: [...leading, ...planning, ...office, '/api/people/CB002/results', `${round}/inquiries/askers`],
  },
  {
    role: 'secretary of the counting committee',
    session: ({ as }) => as('secretary'),
    round: [],
    conference: [['Biên bản', 'Biên bản kiểm phiếu']],
    never: [...leading, ...planning, ...order('conference', 'canvass'), ...office, '/api/people/CB002/results'],
  },
  {
    role: 'member, at the door and at the table',
    session: ({ as }) => as('member'),
    round: [],
    conference: [
      ['Điểm danh', 'Điểm danh'],
      ['Kiểm phiếu', 'Kiểm phiếu'],
    ],
    never: [...leading, ...planning, ...order('conference', 'canvass', 'write-minutes', 'sign-minutes'), ...office],
  },
  {
    role: 'inspector',
    session: ({ as }) => as('inspector'),
    round: [
      ['Nhật ký', 'Nhật ký'],
      ['Sự việc', /./u],
    ],
    conference: [],
    never: [...figures, ...sheets, ...counting, ...leading, ...planning, '/api/accounts', `${round}/inquiries/askers`],
  },
  {
    role: 'technician',
    session: ({ guest }) => guest('technician'),
    round: [],
    conference: [],
    never: [
      ...figures,
      ...sheets,
      ...counting,
      ...leading,
      ...planning,
      `${round}/inquiries`,
      '/api/people/CB002/results',
      `${round}/archive/file`,
    ],
  },
  {
    role: 'observer',
    session: ({ guest }) => guest('observer'),
    round: [],
    conference: [],
    never: [
      ...figures,
      ...sheets,
      ...counting,
      ...leading,
      ...planning,
      ...office,
      `${round}/record`,
      `${round}/inquiries`,
      `${round}/incidents`,
      `${round}/people`,
      `${round}/archive/file`,
      '/api/rehearsals',
    ],
  },
  {
    role: 'higher committee',
    session: ({ guest }) => guest('higher-committee'),
    round: [],
    conference: [],
    never: [
      ...figures,
      ...sheets,
      ...counting,
      ...leading,
      ...planning,
      ...office,
      round,
      conference,
      `${round}/agenda`,
      `${round}/documents`,
      `${round}/record`,
      `${round}/people`,
      '/api/people/CB002/results',
      `${round}/archive/file`,
      '/api/rehearsals',
    ],
  },
  {
    role: 'voter, and guest before the projector',
    session: ({ stranger }) => stranger,
    round: [],
    conference: [],
    never: [
      ...figures,
      ...sheets,
      ...counting,
      ...leading,
      ...planning,
      ...office,
      round,
      conference,
      `${round}/record`,
      `${round}/documents`,
      `${round}/people`,
      '/api/rounds',
      '/api/rehearsals',
      '/api/people/CB002/results',
    ],
  },
];
