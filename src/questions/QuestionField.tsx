import type { Calculated } from '#model/calculation.ts';
import type { Question } from '#model/form.ts';
import { AgreementField } from './AgreementField.tsx';
import { CalculatedField } from './CalculatedField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { ChoicesField } from './ChoicesField.tsx';
import type { FieldProps } from './field-props.ts';
import { NumberField } from './NumberField.tsx';
import { PeopleField } from './PeopleField.tsx';
import { PlaceField } from './PlaceField.tsx';
import { TextField } from './TextField.tsx';
import { TimeField } from './TimeField.tsx';

type Props = FieldProps<Question> & { calculated: Calculated | undefined };

/** The one switch from question kind to component. A kind that is forgotten does not compile. */
export function QuestionField({ question, calculated, ...rest }: Props) {
  switch (question.kind) {
    case 'choice':
      return <ChoiceField question={question} {...rest} />;
    case 'choices':
      return <ChoicesField question={question} {...rest} />;
    case 'number':
      return <NumberField question={question} {...rest} />;
    case 'time':
      return <TimeField question={question} {...rest} />;
    case 'text':
      return <TextField question={question} {...rest} />;
    case 'place':
      return <PlaceField question={question} {...rest} />;
    case 'people':
      return <PeopleField question={question} {...rest} />;
    case 'agreement':
      return <AgreementField question={question} {...rest} />;
    case 'calculated':
      return <CalculatedField calculated={calculated} />;
    default:
      return question satisfies never;
  }
}
