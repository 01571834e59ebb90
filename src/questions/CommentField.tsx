import { type ReactNode, useId, useState } from 'react';
import { LONGEST_TEXT } from '#model/answer.ts';
import { SHORTEST_COMMENT } from '#model/problems.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import styles from './CommentField.module.css';
import { useDraftText } from './use-draft-text.ts';
import { useQuestionText } from './use-question-text.ts';

type Props = {
  comment: string;
  /** The answer expects facts, and there are none yet. */
  owed: boolean;
  /** Id of the question's label. */
  about: string;
  onComment: (comment: string) => void;
  beside: ReactNode;
};

/** Opens by itself when the answer owes facts; can always be opened. */
export function CommentField({ comment, owed, about, onComment, beside }: Props) {
  const { t } = useQuestionText();
  const [opened, setOpened] = useState(false);
  const isOpen = opened || owed || comment !== '';
  const button = useId();
  return (
    <>
      {isOpen && (
        <CommentBox
          comment={comment}
          owed={owed}
          about={about}
          onComment={onComment}
          // emptied to be written anew, it stays
          onFocus={() => setOpened(true)}
        />
      )}
      <div className={styles.row}>
        {!isOpen && (
          <Button look="quiet" id={button} aria-labelledby={`${button} ${about}`} onClick={() => setOpened(true)}>
            {t('comment.add')}
          </Button>
        )}
        {beside}
      </div>
    </>
  );
}

type BoxProps = Omit<Props, 'beside'> & { onFocus: () => void };

function CommentBox({ comment, owed, about, onComment, onFocus }: BoxProps) {
  const { t } = useQuestionText();
  const draft = useDraftText(comment, onComment);
  return (
    <Field
      label={t('comment.label')}
      hint={owed ? t('comment.owed', { count: SHORTEST_COMMENT }) : undefined}
      error={undefined}
    >
      {(control) => (
        <textarea
          autoComplete="off"
          {...control}
          aria-describedby={[control['aria-describedby'], about].filter(Boolean).join(' ')}
          maxLength={LONGEST_TEXT}
          value={draft.text}
          onFocus={() => {
            draft.onFocus();
            onFocus();
          }}
          onChange={(event) => draft.onChange(event.target.value)}
          onBlur={draft.onBlur}
        />
      )}
    </Field>
  );
}
