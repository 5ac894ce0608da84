"""Addresses of the pages for everyone."""

from django.urls import URLPattern

from gensvar.portal.urls_agreements import urlpatterns as agreements
from gensvar.portal.urls_calendar import urlpatterns as calendar
from gensvar.portal.urls_changed import urlpatterns as changed
from gensvar.portal.urls_changes import urlpatterns as changes
from gensvar.portal.urls_claims import urlpatterns as claims
from gensvar.portal.urls_directory import urlpatterns as directory
from gensvar.portal.urls_enquiries import urlpatterns as enquiries
from gensvar.portal.urls_events import urlpatterns as events
from gensvar.portal.urls_examples import urlpatterns as examples
from gensvar.portal.urls_exchanges import urlpatterns as exchanges
from gensvar.portal.urls_guests import urlpatterns as guests
from gensvar.portal.urls_guidance import urlpatterns as guidance
from gensvar.portal.urls_inventories import urlpatterns as inventories
from gensvar.portal.urls_joint_positions import urlpatterns as joint_positions
from gensvar.portal.urls_matching import urlpatterns as matching
from gensvar.portal.urls_meeting_notes import urlpatterns as meeting_notes
from gensvar.portal.urls_own_year import urlpatterns as own_year
from gensvar.portal.urls_pages import urlpatterns as pages
from gensvar.portal.urls_past import urlpatterns as past
from gensvar.portal.urls_programmes import urlpatterns as programmes
from gensvar.portal.urls_reach import urlpatterns as reach
from gensvar.portal.urls_search import urlpatterns as search
from gensvar.portal.urls_support import urlpatterns as support
from gensvar.portal.urls_tables import urlpatterns as tables
from gensvar.portal.urls_together import urlpatterns as together
from gensvar.portal.urls_voices import urlpatterns as voices
from gensvar.portal.urls_written import urlpatterns as written

urlpatterns: list[URLPattern] = [
    *pages,
    *voices,
    *enquiries,
    *events,
    *guests,
    *guidance,
    *tables,
    *claims,
    *meeting_notes,
    *inventories,
    *agreements,
    *directory,
    *joint_positions,
    *examples,
    *exchanges,
    *past,
    *reach,
    *programmes,
    *changes,
    *changed,
    *together,
    *calendar,
    *written,
    *search,
    *matching,
    *support,
    *own_year,
]
