//! The keyring of this computer, as its system has it: the Secret Service of a Linux desktop (GNOME Keyring, KWallet,
//! KeePassXC), the Credential Manager of Windows. Nothing here ever asks the person for anything, and nothing waits for long: a
//! keyring that is missing, locked or silent is an answer.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use zeroize::Zeroizing;

/// So long an answer is waited for; a keyring that has to be started first needs about one second.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why the keyring cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It is not to be used.
    Portable,
    /// There is none, or none on this machine.
    Missing,
    /// It would ask the person for a password of its own.
    #[cfg_attr(windows, expect(dead_code, reason = "that of Windows is open for whoever is signed in"))]
    Locked,
    /// It did not answer in time, or with an error.
    Silent,
}

type Answer<T> = Result<T, Refused>;

/// Whether it can be used now.
pub fn ready() -> Answer<()> {
    in_time(system::ready)
}

/// Whether it keeps something under a name.
pub fn has(name: &str) -> Answer<bool> {
    let name = name.to_owned();
    in_time(move || system::has(&name))
}

/// Keeps a secret.
pub fn keep(name: &str, secret: &[u8]) -> Answer<()> {
    let (name, secret) = (name.to_owned(), Zeroizing::new(secret.to_vec()));
    in_time(move || system::keep(&name, &secret))
}

/// What it keeps under a name.
pub fn fetch(name: &str) -> Answer<Option<Zeroizing<Vec<u8>>>> {
    let name = name.to_owned();
    in_time(move || system::fetch(&name))
}

/// Takes it out.
pub fn remove(name: &str) -> Answer<()> {
    let name = name.to_owned();
    in_time(move || system::remove(&name))
}

/// Asks on a thread of its own, which a silent keyring may keep; while it does, nobody else asks.
fn in_time<T: Send + 'static>(ask: impl FnOnce() -> Answer<T> + Send + 'static) -> Answer<T> {
    static WAITING: AtomicUsize = AtomicUsize::new(0);
    if WAITING.load(Ordering::Relaxed) > 0 {
        return Err(Refused::Silent);
    }
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        // Nobody listens any more when it was too late.
        let _ = tell.send(ask());
    });
    let answer = told.recv_timeout(PATIENCE);
    if matches!(answer, Err(mpsc::RecvTimeoutError::Timeout)) {
        WAITING.fetch_add(1, Ordering::Relaxed);
        thread::spawn(move || {
            let _ = told.recv();
            WAITING.fetch_sub(1, Ordering::Relaxed);
        });
    }
    answer.unwrap_or(Err(Refused::Silent))
}

/// Secret Service over the bus of the desktop session.
#[cfg(unix)]
mod system {
    use std::collections::HashMap;

    use secret_service::blocking::{Collection, SecretService};
    use secret_service::{EncryptionType, Error};
    use zeroize::Zeroizing;

    use super::{Answer, Refused};

    /// What a person reads beside it in the system's own list of secrets.
    const LABEL: &str = "支部手册：打开一本手册的钥匙";
    const PROGRAM: &str = "cn.branchbook.desk";
    /// Where the bus says where it is; missing: at its usual place on this machine.
    const BUS: &str = "DBUS_SESSION_BUS_ADDRESS";

    pub fn ready() -> Answer<()> {
        with(|_| Ok(()))
    }

    pub fn has(name: &str) -> Answer<bool> {
        with(|keyring| Ok(!keyring.search_items(attributes(name))?.is_empty()))
    }

    pub fn keep(name: &str, secret: &[u8]) -> Answer<()> {
        with(|keyring| {
            let kind = "application/octet-stream";
            keyring.create_item(LABEL, attributes(name), secret, true, kind).map(drop)
        })
    }

    pub fn fetch(name: &str) -> Answer<Option<Zeroizing<Vec<u8>>>> {
        with(|keyring| {
            let found = keyring.search_items(attributes(name))?.into_iter().next();
            found.map(|item| item.get_secret().map(Zeroizing::new)).transpose()
        })
    }

    pub fn remove(name: &str) -> Answer<()> {
        with(|keyring| keyring.search_items(attributes(name))?.iter().try_for_each(|item| item.delete()))
    }

    fn attributes(name: &str) -> HashMap<&str, &str> {
        HashMap::from([("application", PROGRAM), ("slot", name)])
    }

    /// Works on the default collection, the one that a login opens; secrets cross the bus encrypted.
    fn with<T>(work: impl FnOnce(&Collection<'_>) -> Result<T, Error>) -> Answer<T> {
        // A bus behind TCP is not of this machine, and this program opens no such socket.
        if std::env::var(BUS).is_ok_and(|address| !address.starts_with("unix:")) {
            return Err(Refused::Missing);
        }
        let service = SecretService::connect(EncryptionType::Dh).map_err(|_| Refused::Missing)?;
        let keyring = service.get_default_collection().map_err(|_| Refused::Missing)?;
        if keyring.is_locked().map_err(|_| Refused::Silent)? {
            return Err(Refused::Locked);
        }
        work(&keyring).map_err(|_| Refused::Silent)
    }
}

/// Credential Manager.
#[cfg(windows)]
mod system {
    use std::collections::HashMap;

    use keyring_core::api::CredentialStoreApi;
    use keyring_core::{Entry, Error};
    use windows_native_keyring_store::Store;
    use zeroize::Zeroizing;

    use super::{Answer, Refused};

    const PROGRAM: &str = "cn.branchbook.desk";

    pub fn ready() -> Answer<()> {
        entry("").map(drop)
    }

    pub fn has(name: &str) -> Answer<bool> {
        Ok(fetch(name)?.is_some())
    }

    pub fn keep(name: &str, secret: &[u8]) -> Answer<()> {
        entry(name)?.set_secret(secret).map_err(|_| Refused::Silent)
    }

    pub fn fetch(name: &str) -> Answer<Option<Zeroizing<Vec<u8>>>> {
        match entry(name)?.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(_) => Err(Refused::Silent),
        }
    }

    pub fn remove(name: &str) -> Answer<()> {
        match entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(_) => Err(Refused::Silent),
        }
    }

    /// For this computer only: it does not travel with the person to others of the domain.
    fn entry(name: &str) -> Answer<Entry> {
        let here = HashMap::from([("persistence", "Local")]);
        let store = Store::new().map_err(|_| Refused::Missing)?;
        store.build(PROGRAM, name, Some(&here)).map_err(|_| Refused::Missing)
    }
}
