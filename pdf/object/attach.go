package object

import (
	"crypto/md5"
	"fmt"
	"io"
	"strings"
	"time"
)

// Attachment is a file inside the file: the data that the pages were made
// from, or what adds to them.
type Attachment struct {
	Name        string // ASCII
	MIME        string
	Description string
	Data        []byte
	// Supplement says that the file adds to the pages; else they were made from it.
	Supplement bool
}

// Attach writes the file inside the file.
func (f *Writer) Attach(a *Attachment, date time.Time) (Ref, error) {
	sum := md5.Sum(a.Data)
	stream, err := f.Stream(fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params << /Size %d /ModDate (D:%s+00'00') /CheckSum %s >>",
		strings.ReplaceAll(a.MIME, "/", "#2F"), len(a.Data), date.UTC().Format("20060102150405"), hexString(sum[:])), a.Data)
	if err != nil {
		return 0, err
	}
	relation := "Source"
	if a.Supplement {
		relation = "Supplement"
	}
	return f.Add(fmt.Sprintf("<< /Type /Filespec /F (%s) /UF %s /Desc %s /AFRelationship /%s /EF << /F %s /UF %s >> >>",
		a.Name, TextString(a.Name), TextString(a.Description), relation, stream, stream)), nil
}

// Carried travels inside the document, as it is.
type Carried struct {
	Name        string
	Description string
	Size        int64  // bytes
	SHA256      string // hexadecimal digits; "" where it is not told
	Open        func() (io.ReadCloser, error)
}

// Carry writes a file of the user's inside the file, as it is.
func (f *Writer) Carry(x *Carried) (Ref, error) {
	in, err := x.Open()
	if err != nil {
		return 0, err
	}
	defer in.Close()
	r := f.Reserve()
	params := fmt.Sprintf("/Size %d", x.Size)
	if x.SHA256 != "" {
		params += " /SHA256 <" + x.SHA256 + ">" // beside the MD5 that PDF knows, which proves nothing
	}
	f.rawFrom(r, "/Type /EmbeddedFile /Params << "+params+" >>", in, x.Size)
	return f.Add(fmt.Sprintf("<< /Type /Filespec /F %[1]s /UF %[1]s /Desc %[2]s /AFRelationship /Supplement /EF << /F %[3]s /UF %[3]s >> >>",
		TextString(x.Name), TextString(x.Description), r)), f.err
}
