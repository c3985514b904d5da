import { type InquiryStep, type InquiryStepKind, type InquiryView, stepWords } from '@tinnhiem/core';
import { useState } from 'react';
import { useCommand } from '../../api/commands.ts';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { ActButton, type Field, type Filled } from '../affairs/ActButton.tsx';
import { inquiriesText } from './inquiries.text.ts';
import { keepFiles } from './RegisterButton.tsx';

interface StepButtonProps {
  readonly round: string;
  readonly inquiry: InquiryView;
  readonly today: string;
}

/** Which fields a step needs besides its day. */
const needs: Readonly<Record<InquiryStepKind, readonly ('body' | 'letter' | 'check' | 'says' | 'says?' | 'paper')[]>> =
  {
    'check-sent': ['body', 'letter', 'says'],
    'check-answered': ['check', 'letter', 'says', 'paper'],
    reported: ['says?'],
    asked: ['letter'],
    answered: ['letter', 'says', 'paper'],
    verified: ['says'],
    replied: ['letter'],
    closed: ['says?'],
    withdrawn: ['says'],
    corrected: ['says'],
  };

/** Records that a step was taken; the one that comes next is proposed. */
export function StepButton({ round, inquiry, today }: StepButtonProps) {
  const say = useText();
  const command = useCommand(round);
  const proposed = inquiry.task?.step ?? inquiry.possible[0] ?? 'closed';
  const [failure, setFailure] = useState<unknown>(null);
  const open = inquiry.checks.filter(({ answered }) => answered === null);
  const all: Readonly<Record<(typeof needs)[InquiryStepKind][number], Field>> = {
    body: { key: 'body', label: inquiriesText.body, kind: 'line' },
    letter: { key: 'letter', label: inquiriesText.letter, kind: 'line', optional: true },
    check: {
      key: 'check',
      label: inquiriesText.check,
      kind: 'choice',
      initial: String(open[0]?.number ?? ''),
      choices: open.map(({ number, body }) => ({ value: String(number), label: `${number}. ${body}` })),
    },
    says: { key: 'says', label: inquiriesText.says, kind: 'prose' },
    'says?': { key: 'says', label: inquiriesText.says, kind: 'prose', optional: true },
    paper: { key: 'paper', label: inquiriesText.paper, kind: 'files', optional: true },
  };
  const fieldsFor = (kind: InquiryStepKind): readonly Field[] => [
    {
      key: 'kind',
      label: inquiriesText.which,
      kind: 'choice',
      initial: kind,
      choices: inquiry.possible.map((value) => ({ value, label: say(stepWords[value]) })),
    },
    { key: 'day', label: inquiriesText.day, kind: 'day', initial: kind === 'corrected' ? inquiry.received : today },
    ...needs[kind].map((need) => all[need]),
  ];
  const record = async (filled: Filled) => {
    setFailure(null);
    const kind = filled.text('kind') as InquiryStepKind;
    try {
      const files = await keepFiles(round, filled.files('paper'), 'matter');
      const recorded = await command.send('advance-inquiry', {
        inquiry: inquiry.number,
        step: { ...stepOf(kind, filled), ...(needs[kind].includes('paper') ? { files } : {}) } as InquiryStep,
      });
      if (recorded !== null) notify(say(inquiriesText.stepDone));
      return recorded;
    } catch (error) {
      setFailure(error);
      return null;
    }
  };
  return (
    <ActButton
      label={inquiriesText.step}
      explain={inquiriesText.stepExplain}
      form={`${round}:inquiry-${inquiry.number}`}
      secret
      fields={(typed) => fieldsFor(inquiry.possible.find((step) => step === typed('kind')) ?? proposed)}
      error={failure ?? command.error}
      onOpen={() => {
        setFailure(null);
        command.clear();
      }}
      record={record}
    />
  );
}

/** What was filled in, in the shape of the step. */
function stepOf(kind: InquiryStepKind, { text }: Filled): Readonly<Record<string, unknown>> {
  const [day, says] = [text('day'), text('says')];
  const letter = { number: text('letter') === '' ? null : text('letter'), day };
  switch (kind) {
    case 'check-sent':
      return { kind, body: text('body'), question: says, letter };
    case 'check-answered':
      return { kind, check: Number(text('check')), summary: says, letter };
    case 'reported':
      return { kind, day, opinion: says === '' ? null : says };
    case 'asked':
    case 'replied':
      return { kind, letter };
    case 'answered':
      return { kind, received: day, answer: says, letter };
    case 'verified':
      return { kind, day, result: says };
    case 'closed':
      return { kind, day, note: says === '' ? null : says };
    case 'withdrawn':
      return { kind, day, reason: says };
    case 'corrected':
      return { kind, received: day, reason: says };
  }
}
