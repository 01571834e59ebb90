import { Check } from '../controls/Check.tsx';
import { askFrame } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import styles from './MappingStep.module.css';

type Props = { codes: readonly string[]; chosen: readonly string[]; onChange: (chosen: string[]) => void };

export function ContestsForAll({ codes, chosen, onChange }: Props) {
  const { say, label } = useWords();
  const frame = useAsked(askFrame);
  if (codes.length === 0) return null;
  const name = (code: string) => {
    const contest = frame.state === 'here' ? frame.value.contests.find((each) => each.code === code) : undefined;
    return contest ? `${label(contest.name)} (${code})` : code;
  };
  return (
    <fieldset className={styles.group}>
      <legend>{say('import.contestsForAll')}</legend>
      <div>
        {codes.map((code) => (
          <Check
            key={code}
            checked={chosen.includes(code)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
            }
          >
            {name(code)}
          </Check>
        ))}
      </div>
    </fieldset>
  );
}
