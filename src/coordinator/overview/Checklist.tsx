import { Link } from 'wouter';
import controls from '../controls/controls.module.css';
import { askFrame, askPeople } from '../desk.ts';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import styles from './Checklist.module.css';
import { stepsOf } from './steps-of.ts';

/** What is missing before the day. Nothing while it is not known. */
export function Checklist() {
  const { say } = useWords();
  const frame = useAsked(askFrame);
  const people = useAsked(askPeople);
  if (frame.state !== 'here' || people.state !== 'here') return null;
  const steps = stepsOf(frame.value, people.value);
  return (
    <section>
      <h2 className={controls.heading}>{say('checklist.title')}</h2>
      {steps.every(({ done }) => done) ? (
        <p>{say('checklist.ready')}</p>
      ) : (
        <ul className={styles.steps}>
          {steps.map(({ key, done, path, count = 0 }) => (
            <li key={key} className={done ? styles.done : ''}>
              <span className={styles.mark}>{say(done ? 'checklist.done' : 'checklist.todo')}</span>
              {done ? say(key, { count }) : <Link href={path}>{say(key, { count })}</Link>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
