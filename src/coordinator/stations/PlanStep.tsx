import { useState } from 'react';
import type { ImportPlan, ImportRequest } from '#model/desk/frame-import.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Check } from '../controls/Check.tsx';
import { CountList } from '../controls/CountList.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { publishFrame } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useFormats } from '../use-formats.ts';
import { useWords } from '../words.tsx';
import { FaultTable } from './FaultTable.tsx';
import { PlanExamples } from './PlanExamples.tsx';

type Props = { plan: ImportPlan; request: ImportRequest; onPublished: (version: number) => void; onStale: () => void };

export function PlanStep({ plan, request, onPublished, onStale }: Props) {
  const { say } = useWords();
  const { count } = useFormats();
  const [leaveOut, setLeaveOut] = useState(false);
  const { run, busy, failure } = useDeed(publishFrame, ({ version }) => onPublished(version));
  const stale = failure?.outcome === 'refused' && failure.refusal === 'STALE';
  return (
    <section className={controls.stack} aria-live="polite">
      <h2 className={controls.heading}>{say('import.step3')}</h2>
      <p>
        <strong>{say('import.dryRunSaid')}</strong>{' '}
        {plan.against === null ? say('import.againstNothing') : say('import.against', { version: plan.against })}
      </p>
      <CountList
        counts={[
          { name: say('plan.added'), value: count(plan.added.count) },
          { name: say('plan.changed'), value: count(plan.changed.count) },
          { name: say('plan.moved'), value: count(plan.moved.count) },
          { name: say('plan.gone'), value: count(plan.gone.count) },
          { name: say('plan.unchanged'), value: count(plan.unchanged) },
          { name: say('plan.areas'), value: count(plan.areas.added) },
          { name: say('plan.faults'), value: count(plan.faultCount) },
        ]}
      />
      {plan.gone.withObservations > 0 && (
        <Notice>
          <p>{say('plan.goneWith', { count: plan.gone.withObservations })}</p>
        </Notice>
      )}
      <PlanExamples plan={plan} />
      {plan.faultCount > 0 && (
        <>
          <FaultTable faults={plan.faults} faultCount={plan.faultCount} />
          <Check checked={leaveOut} onChange={(event) => setLeaveOut(event.target.checked)}>
            {say('faults.leaveOut')}
          </Check>
        </>
      )}
      <FailureNote failure={failure} {...(stale ? { again: onStale } : {})} />
      <div>
        <Button
          look="main"
          disabled={busy || (plan.faultCount > 0 && !leaveOut)}
          onClick={() => void run({ ...request, against: plan.against, skipFaults: plan.faultCount > 0 })}
        >
          {say('import.publish')}
        </Button>
      </div>
    </section>
  );
}
