import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { signIn } from '../api/client.ts';
import { errorMessage } from '../api/http.ts';
import { signInStore } from '../api/sign-in-needed.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';
import styles from './sign-in-dialog.module.css';

/** Asks for the token of a server that wants one, and begins again with it. */
export function SignInDialog() {
  const { needed } = useStore(signInStore);
  const [token, setToken] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    signIn(token.trim()).then(
      () => window.location.reload(),
      (thrown: unknown) => {
        setError(errorMessage(thrown));
        setBusy(false);
      },
    );
  };

  return (
    <Dialog
      open={needed}
      onClose={() => signInStore.setState({ needed: false })}
      title="This server asks for its token"
      description="It is set where the server was started, in PARALLAX_TOKEN. This browser then stays signed in for 30 days."
      size="small"
    >
      <form className={styles.form} onSubmit={submit}>
        <Field label="Token" error={error}>
          <TextInput
            type="password"
            autoComplete="current-password"
            value={token}
            onChange={setToken}
            autoFocus
          />
        </Field>
        <Button type="submit" variant="primary" busy={busy} disabled={token.trim() === ''}>
          Sign in
        </Button>
      </form>
    </Dialog>
  );
}
