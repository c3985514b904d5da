// The plan while it is edited, and the fields that read and change one place of it.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { Plan, Text } from '@tinnhiem/core';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { DayInput } from '../../components/DayInput.tsx';
import { TimeInput } from '../../components/TimeInput.tsx';
import { useText } from '../../language.tsx';
import type { Issue } from './complete.ts';
import { getIn, type Path, setIn } from './paths.ts';

export interface PlanForm {
  readonly plan: Plan;
  readonly change: (update: (plan: Plan) => Plan) => void;
  /** What is missing, once somebody wanted to be done. */
  readonly issues: readonly Issue[];
  /** Titles of posts that the roster or the plan knows. */
  readonly postTitles: readonly string[];
}

const FormContext = createContext<PlanForm | null>(null);

export function PlanFormProvider({ form, children }: { readonly form: PlanForm; readonly children: ReactNode }) {
  return <FormContext.Provider value={form}>{children}</FormContext.Provider>;
}

export function usePlanForm(): PlanForm {
  const form = useContext(FormContext);
  if (form === null) throw new Error('a field of the plan outside of its form');
  return form;
}

/** What is missing at a path, in the reader's language; `null` where nothing is. */
export function useIssue(path: Path): string | null {
  const say = useText();
  const { issues } = usePlanForm();
  const issue = issues.find((other) => other.path === path.join('.'));
  return issue === undefined ? null : say(issue.message);
}

/** The DOM id of the field at a path, so that the list of what is missing can lead there. */
export function fieldId(path: Path): string {
  return `plan-${path.join('-')}`;
}

interface FieldProps {
  readonly path: Path;
  readonly label: Text;
  readonly hint?: Text;
  /** Leaves the key out when it is empty. */
  readonly optional?: boolean;
  /** The program fills it in where it is left empty. */
  readonly automatic?: boolean;
}

function useField({ path, label, hint, optional = false, automatic = false }: FieldProps) {
  const say = useText();
  const { plan, change } = usePlanForm();
  const error = useIssue(path);
  return {
    value: getIn(plan, path),
    set: (next: unknown) => change((known) => setIn(known, path, optional && next === '' ? undefined : next)),
    shared: {
      id: fieldId(path),
      label: say(label),
      description: hint === undefined ? undefined : say(hint),
      error,
      withAsterisk: !optional && !automatic,
    },
  };
}

export function WordsField({ lines = 1, ...field }: FieldProps & { readonly lines?: number }) {
  const { value, set, shared } = useField(field);
  const words = typeof value === 'string' ? value : '';
  if (lines > 1)
    return <Textarea {...shared} minRows={lines} value={words} onChange={(event) => set(event.currentTarget.value)} />;
  return <TextInput {...shared} value={words} onChange={(event) => set(event.currentTarget.value)} />;
}

export interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: Text }[];
  /** The choices are numbers. */
  readonly isNumber?: boolean;
}

export function ChoiceField({ choices, isNumber = false, ...field }: ChoiceFieldProps) {
  const say = useText();
  const { value, set, shared } = useField(field);
  return (
    <NativeSelect
      {...shared}
      value={String(value ?? '')}
      onChange={(event) => set(isNumber ? Number(event.currentTarget.value) : event.currentTarget.value)}
      data={choices.map((choice) => ({ value: choice.value, label: say(choice.label) }))}
    />
  );
}

export function DayField(field: FieldProps) {
  const { value, set, shared } = useField(field);
  return <DayInput {...shared} value={typeof value === 'string' ? value : undefined} onChange={set} />;
}

export function TimeField(field: FieldProps) {
  const { value, set, shared } = useField(field);
  return <TimeInput {...shared} value={typeof value === 'string' ? value : ''} onChange={set} />;
}

/** One item a line. */
export function LinesField({ lines = 3, ...field }: FieldProps & { readonly lines?: number }) {
  const { value, set, shared } = useField(field);
  const items = Array.isArray(value) ? (value as readonly string[]) : [];
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      {...shared}
      withAsterisk={false}
      minRows={lines}
      value={typed ?? items.join('\n')}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        set(event.currentTarget.value.split('\n').filter((line) => line.trim() !== ''));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** Text with headings, kept as a structure. */
export function OutlineField<T>(
  props: FieldProps & {
    readonly read: (text: string) => T;
    readonly write: (value: T) => string;
    readonly lines?: number;
  },
) {
  const { read, write, lines = 12, ...field } = props;
  const { value, set, shared } = useField(field);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Textarea
      {...shared}
      withAsterisk={false}
      minRows={lines}
      maxRows={30}
      value={typed ?? write(value as T)}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        set(read(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
