import type { EnrolmentCard } from '#model/desk/people.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { QrCode } from '../controls/QrCode.tsx';
import { Page } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import styles from './EnrolmentCards.module.css';

/** On paper: one card per person along cut lines, nothing else. */
export function EnrolmentCards({ cards, onDone }: { cards: readonly EnrolmentCard[]; onDone: () => void }) {
  const { say } = useWords();
  return (
    <Page
      title={<span className={styles.screenOnly}>{say('enrolment.make')}</span>}
      actions={
        <>
          <Button look="main" onClick={() => print()}>
            {say('enrolment.print')}
          </Button>
          <Button onClick={onDone}>{say('enrolment.back')}</Button>
        </>
      }
    >
      <div className={styles.screenOnly}>
        <Notice>
          <p>{say('enrolment.once')}</p>
        </Notice>
      </div>
      <ul className={styles.cards}>
        {cards.map((card) => (
          <Card key={card.person} card={card} />
        ))}
      </ul>
    </Page>
  );
}

function Card({ card }: { card: EnrolmentCard }) {
  const { say } = useWords();
  const { dateTime } = useFormats();
  const { mission } = useSession().session;
  const address = new URL(card.link);
  return (
    <li className={styles.card}>
      <div className={styles.words}>
        <p className={styles.name}>{card.name}</p>
        <p className={styles.code}>{card.code}</p>
        <p>{say('enrolment.how')}</p>
        <p>
          {say('enrolment.address')}: <span className={styles.address}>{address.origin + address.pathname}</span>
        </p>
        <p>{say('enrolment.until', { at: dateTime(card.expiresAt, mission.timeZone), zone: mission.timeZone })}</p>
      </div>
      <QrCode text={card.link} label={card.link} />
    </li>
  );
}
