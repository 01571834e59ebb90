import { useForm } from 'react-hook-form';
import { areaPath } from '#model/area.ts';
import type { Place } from '#model/place.ts';
import { useSession } from '#observer/session.tsx';
import { useObserverText } from '#observer/use-observer-text.ts';
import { useQuestionText } from '#questions/use-question-text.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';

type Props = { kind: 'described' | 'commission'; onPick: (place: Place) => void; onBack: () => void };

const LONGEST = { described: 500, commission: 300 };

/** A place in words, with the area it lies in where that is known. A commission always lies in one. */
export function DescribePlace({ kind, onPick, onBack }: Props) {
  const { t, read } = useObserverText();
  const questionText = useQuestionText();
  const { frame, areas } = useSession();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { words: '', area: '' } });
  const { errors } = formState;
  const pathWords = (code: string) =>
    areaPath(areas, code)
      .map((area) => `${read(area.name)} (${questionText.t(`area.${area.type}`)})`)
      .join(', ');
  const submit = handleSubmit(({ words, area }) =>
    onPick(
      kind === 'commission'
        ? { kind, name: words.trim(), area }
        : { kind, description: words.trim(), area: area || null },
    ),
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
      <Field
        label={t(kind === 'commission' ? 'place.commission-name' : 'place.description')}
        hint={kind === 'described' ? t('place.description-hint') : undefined}
        error={errors.words && t('place.words-missing')}
      >
        {(control) => (
          <textarea
            autoComplete="off"
            {...control}
            maxLength={LONGEST[kind]}
            {...register('words', { validate: (words) => words.trim() !== '' })}
          />
        )}
      </Field>
      <Field label={t('place.area')} error={errors.area && t('place.area-missing')}>
        {(control) => (
          <select {...control} {...register('area', { required: kind === 'commission' })}>
            <option value="">{t('place.area-unknown')}</option>
            {frame?.areas.map(({ code }) => (
              <option key={code} value={code}>
                {pathWords(code)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit" look="main" wide>
        {t('place.take')}
      </Button>
      <Button wide onClick={onBack}>
        {t('dialog.back')}
      </Button>
    </form>
  );
}
