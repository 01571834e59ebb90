import { useState } from 'react';
import type { Account } from '#model/desk/account.ts';
import { Button } from '#ui/Button.tsx';
import controls from '../controls/controls.module.css';
import { FailureNote } from '../controls/FailureNote.tsx';
import { Proven } from '../controls/Proven.tsx';
import { newRecoveryCodes, removeFactor } from '../desk.ts';
import { useDeed } from '../use-deed.ts';
import { useSession } from '../use-session.tsx';
import { useWords } from '../words.tsx';
import { FactorSetup } from './FactorSetup.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

type Props = { account: Account; again: () => void };

export function FactorSection({ account: { factor }, again }: Props) {
  const { say } = useWords();
  const [isSettingUp, setSettingUp] = useState(false);
  const done = () => {
    setSettingUp(false);
    again();
  };
  return (
    <section className={controls.stack}>
      <h2 className={controls.heading}>{say('factor.title')}</h2>
      {!isSettingUp && <p>{say(factor.isOn ? 'factor.on' : 'factor.off')}</p>}
      {isSettingUp ? (
        <Proven>
          <FactorSetup onDone={done} />
        </Proven>
      ) : factor.isOn ? (
        <FactorOn factor={factor} again={again} />
      ) : (
        <div className={controls.row}>
          <Button onClick={() => setSettingUp(true)}>{say('factor.setUp')}</Button>
        </div>
      )}
    </section>
  );
}

function FactorOn({ factor, again }: { factor: Account['factor']; again: () => void }) {
  const { say } = useWords();
  const { session, renew } = useSession();
  const [codes, setCodes] = useState<readonly string[]>();
  const making = useDeed(newRecoveryCodes, (made) => setCodes(made.codes));
  const removing = useDeed(removeFactor, (_: unknown) => {
    again();
    if (factor.isNeeded) renew({ ...session, factorDue: true });
  });
  if (codes)
    return (
      <RecoveryCodes
        codes={codes}
        onDone={() => {
          setCodes(undefined);
          again();
        }}
      />
    );
  return (
    <>
      <p>{say('factor.codesLeft', { count: factor.recoveryCodesLeft })}</p>
      <div className={controls.row}>
        <Button disabled={making.busy} onClick={() => void making.run()}>
          {say('factor.newCodes')}
        </Button>
        <Button disabled={removing.busy} onClick={() => void removing.run()}>
          {say('factor.remove')}
        </Button>
      </div>
      {factor.isNeeded && <p className={controls.soft}>{say('factor.removeNeeded')}</p>}
      <FailureNote failure={making.failure ?? removing.failure} />
    </>
  );
}
