import styles from './Segments.module.css';

type Props<Value extends string> = {
  name: string;
  legend: string;
  value: Value | undefined;
  /** `name`: the whole word, where the label is short. */
  options: readonly { value: Value; label: string; name?: string; lang?: string }[];
  onChange: (value: Value) => void;
};

/** A few choices side by side, one of them on. */
export function Segments<Value extends string>({ name, legend, value, options, onChange }: Props<Value>) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      <div className={styles.segments}>
        {options.map((option) => (
          <label key={option.value} className={styles.segment} lang={option.lang}>
            <input
              type="radio"
              className={styles.input}
              name={name}
              aria-label={option.name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
