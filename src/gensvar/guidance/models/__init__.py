"""What is kept of guidance: own texts, methods, outreach and channels."""

from gensvar.guidance.models.channels import Channel, ChannelStatus
from gensvar.guidance.models.methods import Cost, MethodChoice, MethodSetting
from gensvar.guidance.models.outreach import OutreachStep
from gensvar.guidance.models.texts import OwnText

__all__ = [
    "Channel",
    "ChannelStatus",
    "Cost",
    "MethodChoice",
    "MethodSetting",
    "OutreachStep",
    "OwnText",
]
