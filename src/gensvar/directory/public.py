"""What pages for everyone may call: organisations that are shown, and their keepers."""

from gensvar.directory.keepers import KeeperPage, keeper_page

__all__ = ["KeeperPage", "keeper_page"]
