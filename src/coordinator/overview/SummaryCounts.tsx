import { AskedView } from '../controls/AskedView.tsx';
import { CountList } from '../controls/CountList.tsx';
import { askSummary } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useFormats } from '../use-formats.ts';
import { useLive } from '../use-live.tsx';
import { useWords } from '../words.tsx';

export function SummaryCounts() {
  const { say } = useWords();
  const { count } = useFormats();
  const summary = useAsked(askSummary);
  useLive(summary.again);
  return (
    <AskedView asked={summary}>
      {({ observations, receivedToday, conflicts, critical, devices, pending }) => (
        <CountList
          counts={[
            { name: say('overview.today'), value: count(receivedToday) },
            { name: say('overview.completed'), value: count(observations.completed + observations.amended) },
            { name: say('overview.drafts'), value: count(observations.draft) },
            { name: say('overview.conflicts'), value: count(conflicts) },
            { name: say('overview.critical'), value: count(critical) },
            { name: say('overview.devices'), value: count(devices.active) },
            {
              name: `${say('overview.silent')} (${say('overview.silentNote', { count: devices.silentAfterMinutes })})`,
              value: count(devices.silent),
            },
            { name: say('overview.pending'), value: count(pending) },
          ]}
        />
      )}
    </AskedView>
  );
}
