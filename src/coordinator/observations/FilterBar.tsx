import type { Area } from '#model/area.ts';
import { OBSERVATION_STATES, type ObservationFilter } from '#model/desk/observations.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { AreaSelect } from '../controls/AreaSelect.tsx';
import { SearchField } from '../controls/SearchField.tsx';
import { askPeople } from '../desk.ts';
import { FORM_CODES } from '../form-codes.ts';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words.tsx';
import { ChoiceFilter } from './ChoiceFilter.tsx';
import styles from './FilterBar.module.css';
import { type FilterName, isFiltered } from './filter.ts';

type Props = {
  filter: ObservationFilter;
  areas: readonly Area[];
  change: (name: FilterName, value: string) => void;
  clear: () => void;
};

export function FilterBar({ filter, areas, change, clear }: Props) {
  const { say, sayCode } = useWords();
  const people = useAsked(askPeople);
  const teams = people.state === 'here' ? people.value.teams : [];
  return (
    <section className={styles.bar} aria-label={say('observations.filters')}>
      <SearchField
        label={say('observations.search')}
        placeholder={say('observations.searchHint')}
        value={filter.search ?? ''}
        onSearch={(text) => change('search', text)}
      />
      <ChoiceFilter
        label={say('observations.form')}
        value={filter.form}
        options={FORM_CODES.map((code) => ({ value: code, label: sayCode('form', code) }))}
        onChange={(form) => change('form', form)}
      />
      <Field label={say('observations.area')} error={undefined}>
        {(field) => (
          <AreaSelect
            {...field}
            areas={areas}
            none={say('common.all')}
            value={filter.area ?? ''}
            onChange={(event) => change('area', event.target.value)}
          />
        )}
      </Field>
      <ChoiceFilter
        label={say('observations.team')}
        value={filter.team}
        options={teams.map((team) => ({ value: team.id, label: team.code }))}
        onChange={(team) => change('team', team)}
      />
      <ChoiceFilter
        label={say('observations.state')}
        value={filter.state}
        options={OBSERVATION_STATES.map((state) => ({ value: state, label: sayCode('state', state) }))}
        onChange={(state) => change('state', state)}
      />
      <ChoiceFilter
        label={say('observations.with')}
        value={filter.with}
        options={(['problems', 'critical', 'conflicts'] as const).map((kind) => ({
          value: kind,
          label: say(`observations.with.${kind}`),
        }))}
        onChange={(kind) => change('with', kind)}
      />
      {isFiltered(filter) && (
        <Button look="quiet" onClick={clear}>
          {say('observations.clear')}
        </Button>
      )}
    </section>
  );
}
