"""The installation key must be the one that the database was sealed with: another one reads nothing personal in it."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from linli.config import secrets

from .database import State
from .words import Refused

FILE = "installation-key"


def examined(folder: Path, state: State) -> str:
    """Return the fingerprint of the installation's key, which a new installation gets here.

    Raises Refused if the database remembers another, or was prepared with one that is not here.
    """
    there = secrets.has_installation_key(folder)
    if not there and (state.key or state.prepared):
        raise Refused(
            f"{folder} 中没有该数据库的安装密钥，无法解密；请从原数据文件夹复制 {FILE}（或设置 LINLI_INSTALLATION_KEY）"
            f" / its key is not here: copy {FILE} from the old data folder, or set LINLI_INSTALLATION_KEY."
        )
    try:
        found = secrets.fingerprint(secrets.installation_key(folder))
    except (ImproperlyConfigured, UnicodeDecodeError):
        raise Refused(
            f"{FILE} 或 LINLI_INSTALLATION_KEY 无法读取，应为 32 字节的 base64 / must be 32 bytes in base64."
        ) from None
    if state.key and state.key != found:
        raise Refused(
            f"{folder} 的安装密钥不是该数据库的，个人信息无法解密；请用 --data 指定原数据文件夹，或换用其中的 {FILE}"
            " / the database was sealed with another key: name the old data folder with --data,"
            f" or put its {FILE} in place of this one."
        )
    return found


def compared(path: Path, state: State) -> None:
    """Look at a key in a file. Raises Refused unless it is one, and the one that is remembered."""
    try:
        found = secrets.fingerprint(secrets.read_key(path.read_text()))
    except (ImproperlyConfigured, UnicodeDecodeError):
        raise Refused(
            f"{path} 不是安装密钥，应为 32 字节的 base64 / is no installation key: 32 bytes in base64."
        ) from None
    if state.key and state.key != found:
        raise Refused(f"{path} 不是备份时的安装密钥 / is not the key that the backup was made with.")
