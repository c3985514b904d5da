import { useNavigate } from '@tanstack/react-router';
import type { Plan } from '@tinnhiem/core';
import { useCommand } from '../api/commands.ts';
import { useRoster, useRound } from '../api/queries.ts';
import { notify } from '../components/notify.ts';
import { Redirect } from '../components/Redirect.tsx';
import { Answered } from '../components/States.tsx';
import { useText } from '../language.tsx';
import { roundText } from '../round/round.text.ts';
import { useRoundId } from '../round/use-round.ts';
import { PlanEditor } from './PlanEditor.tsx';

/** Changes the plan of a round that is being drafted. */
export function EditPlan() {
  const say = useText();
  const round = useRoundId();
  const view = useRound(round);
  const roster = useRoster(round);
  const navigate = useNavigate();
  const { send, error } = useCommand(round);
  const titles = [...new Set((roster.data ?? []).flatMap((person) => person.posts.map((post) => post.title)))];

  const save = async (plan: Plan) => {
    const recorded = await send('revise-plan', { plan });
    if (recorded === null) return null;
    notify(say(roundText.planChanged));
    await navigate({ to: '/rounds/$round', params: { round } });
    return recorded;
  };

  return (
    <Answered query={view}>
      {({ plan, stage }) =>
        stage === 'drafting' ? (
          <PlanEditor
            initial={plan}
            rosterTitles={titles}
            doneLabel={roundText.saveRevision}
            onDone={save}
            onBack={() => void navigate({ to: '/rounds/$round/plan', params: { round } })}
            error={error}
          />
        ) : (
          <Redirect to="/rounds/$round/plan" params={{ round }} />
        )
      }
    </Answered>
  );
}
