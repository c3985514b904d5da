// Issuing guidance: the plan of an own round as template, and which of its own values go along.
import { Checkbox, NativeSelect, Stack, TextInput, Text as Words } from '@mantine/core';
import { looserValues, type OverlayKey } from '@tinnhiem/core';
import { api } from '../api/client.ts';
import { useRound, useRounds, useRuleSet } from '../api/queries.ts';
import { ConfirmButton } from '../components/ConfirmButton.tsx';
import { DayInput, dayOrNothing } from '../components/DayInput.tsx';
import { notify } from '../components/notify.ts';
import { useKeptForm } from '../drafts/kept-form.ts';
import { useText } from '../language.tsx';
import { useChange } from '../organisations/queries.ts';
import { ruleLabels } from '../rules/rules.text.ts';
import { guidanceText as words } from './guidance.text.ts';

const blank = { round: '', number: '', day: '', title: '', left: [] as OverlayKey[] };

export function IssueGuidance() {
  const say = useText();
  const { error, clear, change } = useChange('guidance');
  const form = useKeptForm('guidance', blank, { inDialog: true });
  const { left, ...typed } = form.typed;
  const set = form.change;
  const rounds = useRounds('');
  const values = useOwnValues(typed.round);
  const chosen = values.filter(({ key, isLooser }) => !isLooser && !left.includes(key)).map(({ key }) => key);
  const ready = Object.values(typed).every((value) => value.trim() !== '');
  return (
    <ConfirmButton
      label={words.issue}
      explain={words.issueExplain}
      ready={ready}
      error={error}
      onOpen={clear}
      kept={form}
      onConfirm={async () => {
        const done = await change(() => api.post('/api/guidance', { ...typed, values: chosen }));
        if (done !== null) notify(say(words.issuedDone));
        return done;
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={say(words.fromRound)}
          required
          value={typed.round}
          onChange={(event) => set({ round: event.currentTarget.value, left: [] })}
          data={[
            { value: '', label: '' },
            ...(rounds.data ?? []).map(({ id, title }) => ({ value: id, label: `${title} (${id})` })),
          ]}
        />
        <TextInput
          label={say(words.number)}
          description={say(words.numberHint)}
          required
          value={typed.number}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <DayInput
          label={say(words.day)}
          required
          value={typed.day}
          onChange={(day) => set({ day: dayOrNothing(day) })}
        />
        <TextInput
          label={say(words.name)}
          required
          value={typed.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        {typed.round !== '' && (
          <Stack gap={6} component="fieldset" m={0} p={0} style={{ border: 0 }}>
            <Words component="legend" size="sm" fw={600}>
              {say(words.values)}
            </Words>
            {values.length === 0 && <Words size="sm">{say(words.noValues)}</Words>}
            {values.map(({ key, isLooser }) => (
              <Checkbox
                key={key}
                label={key in ruleLabels ? say(ruleLabels[key as keyof typeof ruleLabels]) : key}
                description={isLooser ? say(words.loosens) : undefined}
                disabled={isLooser}
                checked={chosen.includes(key)}
                onChange={(event) => {
                  const goes = event.currentTarget.checked;
                  set({ left: goes ? left.filter((other) => other !== key) : [...left, key] });
                }}
              />
            ))}
          </Stack>
        )}
      </Stack>
    </ConfirmButton>
  );
}

/** The own values of a round's plan, and whether the rules allow those below to be bound by them. */
function useOwnValues(round: string): readonly { readonly key: OverlayKey; readonly isLooser: boolean }[] {
  const { data } = useRound(round);
  const rules = useRuleSet(data?.plan.rules.id ?? '').data;
  const overlay = data?.plan.rules.overlay;
  if (overlay === undefined || rules === undefined) return [];
  const looser = looserValues(rules, overlay);
  const keys = Object.keys(overlay).filter((key): key is OverlayKey => key !== 'name');
  return keys.map((key) => ({ key, isLooser: looser.includes(key) }));
}
