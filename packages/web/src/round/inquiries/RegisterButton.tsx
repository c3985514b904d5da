import type { InquiryFile, InquiryRegister, PersonId } from '@tinnhiem/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/commands.ts';
import { roundPath } from '../../api/queries.ts';
import { notify } from '../../components/notify.ts';
import { useText } from '../../language.tsx';
import { ActButton, type Field, type Filled } from '../affairs/ActButton.tsx';
import { inquiriesText } from './inquiries.text.ts';

interface Kept {
  readonly sha256: string;
  readonly bytes: number;
}

/** Keeps files beside the record, one after the other. */
export async function keepFiles(
  round: string,
  files: readonly File[],
  shows: InquiryFile['shows'],
): Promise<InquiryFile[]> {
  const kept: InquiryFile[] = [];
  for (const file of files) {
    const form = new FormData();
    form.set('file', file);
    kept.push({ ...(await api.post<Kept>(`${roundPath(round)}/inquiries/files`, form)), shows });
  }
  return kept;
}

interface RegisterButtonProps {
  readonly round: string;
  readonly register: InquiryRegister;
}

export function RegisterButton({ round, register }: RegisterButtonProps) {
  const say = useText();
  const command = useCommand(round);
  const [failure, setFailure] = useState<unknown>(null);
  const fields: readonly Field[] = [
    {
      key: 'person',
      label: inquiriesText.person,
      kind: 'find',
      choices: register.people.map(({ person, name, position }) => ({ value: person, label: `${name}, ${position}` })),
    },
    { key: 'received', label: inquiriesText.received, kind: 'day', initial: register.today },
    { key: 'writing', label: inquiriesText.writing, hint: inquiriesText.writingHint, kind: 'line' },
    { key: 'question', label: inquiriesText.question, hint: inquiriesText.questionHint, kind: 'prose' },
    { key: 'asker', label: inquiriesText.asker, hint: inquiriesText.askerHint, kind: 'line' },
    { key: 'unit', label: inquiriesText.askerUnit, kind: 'line', optional: true },
    { key: 'contact', label: inquiriesText.askerContact, kind: 'line', optional: true },
    { key: 'scan', label: inquiriesText.scan, kind: 'files', optional: true },
  ];
  const record = async ({ text, files }: Filled) => {
    setFailure(null);
    try {
      const [unit, contact] = [text('unit'), text('contact')];
      const asker = await api.post<Kept>(`${roundPath(round)}/inquiries/askers`, {
        name: text('asker'),
        ...(unit === '' ? {} : { unit }),
        ...(contact === '' ? {} : { contact }),
      });
      const recorded = await command.send('register-inquiry', {
        person: text('person') as PersonId,
        received: text('received') as never,
        writing: text('writing'),
        question: text('question'),
        asker,
        files: await keepFiles(round, files('scan'), 'asker'),
      });
      if (recorded !== null) notify(say(inquiriesText.registered));
      return recorded;
    } catch (error) {
      setFailure(error);
      return null;
    }
  };
  return (
    <ActButton
      label={inquiriesText.register}
      explain={inquiriesText.registerExplain}
      form={`${round}:inquiry`}
      secret
      fields={fields}
      error={failure ?? command.error}
      onOpen={() => {
        setFailure(null);
        command.clear();
      }}
      record={record}
    />
  );
}
