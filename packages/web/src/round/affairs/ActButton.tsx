// A button that asks for what an act needs, then records it: the acts of the months around the count are all filled in this way.
import { type ButtonProps, FileInput, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { isDay, type Text, text } from '@tinnhiem/core';
import { useState } from 'react';
import { ConfirmButton } from '../../components/ConfirmButton.tsx';
import { DayInput } from '../../components/DayInput.tsx';
import { readTime } from '../../components/read-time.ts';
import { TimeInput } from '../../components/TimeInput.tsx';
import { FindingSelect } from '../../conference/fields.tsx';
import { useKeptForm } from '../../drafts/kept-form.ts';
import { useText } from '../../language.tsx';

export interface Field {
  readonly key: string;
  readonly label: Text;
  /** `find`: one of many, found by typing without marks. */
  readonly kind: 'line' | 'prose' | 'day' | 'time' | 'choice' | 'find' | 'files';
  readonly hint?: Text;
  readonly optional?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string;
  readonly longest?: number;
}

export interface Filled {
  /** What was typed, trimmed; empty where nothing was. */
  readonly text: (key: string) => string;
  readonly files: (key: string) => readonly File[];
}

export interface ActButtonProps extends Pick<ButtonProps, 'variant' | 'leftSection' | 'size'> {
  readonly label: Text;
  readonly explain: Text;
  /** Which form it is, with what it is about: what was typed is kept under it. */
  readonly form: string;
  /** What is typed may be read by nobody else: it is kept in the memory of the page alone. */
  readonly secret?: boolean;
  /** What is asked for, where it depends on what is chosen already: of that. */
  readonly fields: readonly Field[] | ((typed: Filled['text']) => readonly Field[]);
  /** Records it; resolving to `null` keeps what was typed, with the error shown. */
  readonly record: (filled: Filled) => Promise<unknown>;
  readonly error: unknown;
  readonly onOpen: () => void;
  readonly confirmLabel?: Text;
  /** It becomes an act of the record; otherwise it can be changed again. */
  readonly irreversible?: boolean;
}

const words = { record: text('Ghi vào hồ sơ', 'Record it') } as const;

/** Whether a field can be recorded as it is: a day is a day, a time a time, and nothing that is needed is missing. */
function isFilled({ kind, optional = false }: Field, typed: string): boolean {
  if (kind === 'files') return true;
  if (typed === '') return optional;
  if (kind === 'day') return isDay(typed);
  return kind !== 'time' || readTime(typed) !== null;
}

const nothing: Readonly<Record<string, string>> = {};

export function ActButton({
  label,
  explain,
  form,
  secret = false,
  fields: asked,
  record,
  error,
  onOpen,
  confirmLabel,
  irreversible = true,
  ...button
}: ActButtonProps) {
  const [files, setFiles] = useState<Readonly<Record<string, readonly File[]>>>({});
  const kept = useKeptForm(form, nothing, { inDialog: true, secret });
  const fields = typeof asked === 'function' ? asked((key) => kept.typed[key] ?? '') : asked;
  const shown = (field: Field) => kept.typed[field.key] ?? field.initial ?? '';
  const ready = fields.every((field) => isFilled(field, shown(field).trim()));
  const filled: Filled = {
    text: (key) => {
      const field = fields.find((other) => other.key === key);
      if (field === undefined) return '';
      const typed = shown(field).trim();
      return field.kind === 'time' ? (readTime(typed) ?? typed) : typed;
    },
    files: (key) => files[key] ?? [],
  };
  const hasFiles = Object.values(files).some((chosen) => chosen.length > 0);
  return (
    <ConfirmButton
      {...button}
      label={label}
      explain={explain}
      confirmLabel={confirmLabel ?? words.record}
      ready={ready}
      irreversible={irreversible}
      error={error}
      onOpen={onOpen}
      onConfirm={() => record(filled)}
      kept={{
        ...kept,
        isTyped: kept.isTyped || hasFiles,
        forget: () => {
          setFiles({});
          kept.forget();
        },
      }}
    >
      <Stack gap="sm">
        {fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={shown(field)}
            files={files[field.key] ?? []}
            onValue={(value) => kept.change({ [field.key]: value })}
            onFiles={(chosen) => setFiles((before) => ({ ...before, [field.key]: chosen }))}
          />
        ))}
      </Stack>
    </ConfirmButton>
  );
}

interface FieldInputProps {
  readonly field: Field;
  readonly value: string;
  readonly files: readonly File[];
  readonly onValue: (value: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

function FieldInput({ field, value, files, onValue, onFiles }: FieldInputProps) {
  const say = useText();
  const { kind, choices = [], optional = false, longest } = field;
  const common = {
    label: say(field.label),
    required: !optional,
    ...(field.hint === undefined ? {} : { description: say(field.hint) }),
  };
  switch (kind) {
    case 'prose':
      return (
        <Textarea
          {...common}
          autosize
          minRows={3}
          maxLength={longest ?? 4000}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...common}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
          data={[...(value === '' ? [{ value: '', label: '' }] : []), ...choices]}
        />
      );
    case 'find':
      return (
        <FindingSelect
          {...common}
          value={value === '' ? null : value}
          data={[...choices]}
          onChange={(chosen) => onValue(chosen ?? '')}
        />
      );
    case 'files':
      return (
        <FileInput
          {...common}
          required={false}
          multiple
          clearable
          accept="application/pdf,image/jpeg,image/png,image/tiff"
          value={[...files]}
          onChange={(chosen) => onFiles(chosen)}
        />
      );
    case 'day':
      return <DayInput {...common} value={value} onChange={onValue} />;
    case 'time':
      return <TimeInput {...common} value={value} onChange={onValue} />;
    default:
      return (
        <TextInput
          {...common}
          maxLength={longest ?? 300}
          value={value}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      );
  }
}
