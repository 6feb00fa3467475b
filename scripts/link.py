"""Put the checkout into its environment: a .pth file for imports and the command `jianbao`, nothing fetched or built."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

root = Path(__file__).resolve().parent.parent
Path(sysconfig.get_path("purelib"), "jianbao.pth").write_text(f"{root}\n", "utf-8")
command = Path(sysconfig.get_path("scripts"), "jianbao")
command.write_text(f"#!{sys.executable}\nfrom generator.cli import main\n\nmain()\n", "utf-8")
command.chmod(0o755)
