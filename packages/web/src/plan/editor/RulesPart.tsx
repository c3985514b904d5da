import { Checkbox, Group, NativeSelect, Paper, Stack, TextInput, Text as Words } from '@mantine/core';
import { applyOverlay, type Rules } from '@tinnhiem/core';
import { useRuleSet, useRuleSets } from '../../api/queries.ts';
import { Notice } from '../../components/Notice.tsx';
import { Answered } from '../../components/States.tsx';
import { useText } from '../../language.tsx';
import { ruleRows } from '../../rules/rows.ts';
import { ruleLabels, rulesText } from '../../rules/rules.text.ts';
import { editorText as words } from './editor.text.ts';
import { fieldId, useIssue, usePlanForm } from './form.tsx';
import { OwnValue } from './OwnValue.tsx';
import { citedBy, citeOf, type EditableKey, editableKeys, overlayOf, ownCitation, withOwn } from './own-values.ts';
import { Part } from './Part.tsx';
import { setIn } from './paths.ts';

export function RulesPart() {
  const say = useText();
  const { plan, change } = usePlanForm();
  const sets = useRuleSets();
  const rules = useRuleSet(plan.rules.id);
  return (
    <>
      <Part title={words.partRules}>
        <Answered query={sets}>
          {(known) => (
            <NativeSelect
              id={fieldId(['rules', 'id'])}
              label={say(words.ruleSet)}
              description={say(words.ruleSetHint)}
              value={plan.rules.id}
              onChange={(event) => {
                const { value } = event.currentTarget;
                change((before) => setIn(before, ['rules', 'id'], value));
              }}
              data={known.map((set) => ({
                value: set.id,
                label: `${say(set.name)} · ${set.unverified.length} ${say(rulesText.unverifiedCount)}`,
              }))}
            />
          )}
        </Answered>
      </Part>
      <Part title={words.ownValues}>
        {plan.rules.guidance !== undefined && (
          <Notice tone="info">
            {`${say(words.guided)} ${plan.rules.guidance.number}, ${plan.rules.guidance.organisation}. ${say(words.guidedHint)}`}
          </Notice>
        )}
        <Words size="sm">{say(words.ownValuesHint)}</Words>
        <Answered query={rules}>
          {(set) => (
            <Stack gap="xs">
              {editableKeys.map((key) => (
                <OwnValueRow key={key} name={key} rules={applyOverlay(set, plan.rules.guidance?.overlay)} />
              ))}
            </Stack>
          )}
        </Answered>
      </Part>
    </>
  );
}

function OwnValueRow({ name, rules }: { readonly name: EditableKey; readonly rules: Rules }) {
  const say = useText();
  const { plan, change } = usePlanForm();
  const overlay = plan.rules.overlay;
  const isOwn = overlay?.[name] !== undefined;
  const shown = ruleRows(applyOverlay(rules, overlay)).filter((row) => row.overlayKey === name);
  const label = labelOf(name);
  return (
    <Paper p="sm" component="section" aria-label={say(label)}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <Words fw={600}>{say(label)}</Words>
          <Checkbox
            label={say(words.own)}
            aria-label={`${say(words.own)}: ${say(label)}`}
            checked={isOwn}
            onChange={(event) => {
              const own = event.currentTarget.checked;
              change((known) => withOwn(known, rules, name, own));
            }}
          />
        </Group>
        {!isOwn && (
          <Stack gap={0} component="ul" m={0} pl={shown.length > 1 ? 'md' : 0} style={{ listStylePosition: 'outside' }}>
            {shown.length === 0 && (
              <Words component="li" size="sm" style={{ listStyle: 'none' }}>
                {say(rulesText.none)}
              </Words>
            )}
            {shown.map((row) => (
              <Words key={row.key} component="li" size="sm" style={shown.length > 1 ? {} : { listStyle: 'none' }}>
                {say(row.label) === say(label) || name === 'invalidity' ? '' : `${say(row.label)}: `}
                {say(row.value)}
              </Words>
            ))}
          </Stack>
        )}
        {isOwn && (
          <>
            <OwnValue name={name} />
            <OwnSource name={name} />
          </>
        )}
      </Stack>
    </Paper>
  );
}

function labelOf(name: EditableKey) {
  return ruleLabels[name];
}

/** Where the plan states the value. */
function OwnSource({ name }: { readonly name: EditableKey }) {
  const say = useText();
  const { plan, change, issues } = usePlanForm();
  const cite = citeOf(plan.rules.overlay?.[name]);
  const missing = useIssue(['rules', 'overlay', name]);
  const below = issues.some((issue) => issue.path.startsWith(`rules.overlay.${name}.`));
  const provision = cite === undefined || cite === 'unverified' ? '' : cite.provision;
  const set = (typed: string) =>
    change((known) => {
      const overlay = overlayOf(known);
      const source = cite === undefined || cite === 'unverified' ? ownCitation(typed) : { ...cite, provision: typed };
      return setIn(known, ['rules', 'overlay'], { ...overlay, [name]: citedBy(overlay[name], source) });
    });
  return (
    <TextInput
      id={fieldId(['rules', 'overlay', name])}
      label={say(words.provision)}
      description={say(words.provisionHint)}
      withAsterisk
      maw={360}
      error={missing ?? (below && provision.trim() === '' ? say({ vi: 'Cần điền', en: 'Needed' }) : null)}
      value={provision}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
